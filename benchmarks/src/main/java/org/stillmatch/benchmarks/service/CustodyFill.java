package org.stillmatch.benchmarks.service;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.benchmarks.facelike.MadeFaces;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.Ready;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Person;
import org.stillmatch.face.Embedded;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Fills the custody gallery of a service with people whom nobody is, two or three images each, through its own door
/// for many ready templates. Goes on where an earlier run stopped.
final class CustodyFill {
    /// Blocks that are enrolled together.
    private static final int AT_ONCE = 10;

    /// As a clear face from the front.
    private static final Presentation SHOWN = new Presentation(0, 0, 1.5f, 100, 1, 1);

    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);
    private static final LocalDate TAKEN = LocalDate.of(2024, 1, 1);
    private static final LocalDate REVIEW = LocalDate.of(2999, 1, 1);

    private final LiveCustody custody;
    private final JdbcClient database;
    private final Actor manager;
    private final MadeFaces faces;
    private final PackId pack;

    CustodyFill(LiveCustody custody, JdbcClient database, Actor manager, MadeFaces faces, PackId pack) {
        this.custody = custody;
        this.database = database;
        this.manager = manager;
        this.faces = faces;
        this.pack = pack;
    }

    /// How long enrolling took, without making the templates.
    record Filled(long images, double seconds) {}

    /// @param images that there shall be at least, rounded up to whole blocks
    Filled to(long images, PrintStream say) {
        long there = there();
        long enrolled = 0;
        double seconds = 0;
        int block = nextBlock();
        int blocks = blocks(images - there);
        CompletableFuture<List<Ready>> next = CompletableFuture.supplyAsync(made(block, blocks));
        while (blocks > 0) {
            List<Ready> ready = next.join();
            block += blocks;
            long added = blocks * (long) MadeFaces.BLOCK;
            blocks = blocks(images - there - added);
            next = CompletableFuture.supplyAsync(made(block, blocks));
            long began = System.nanoTime();
            custody.enrol(manager, ready);
            double took = (System.nanoTime() - began) / 1e9;
            there += added;
            enrolled += added;
            seconds += took;
            say.printf(Locale.ROOT, "%d of %d images, %.0f a second%n", there, images, added / took);
        }
        return new Filled(enrolled, seconds);
    }

    private static int blocks(long missing) {
        return (int) Math.min(AT_ONCE, Math.ceilDiv(Math.max(0, missing), (long) MadeFaces.BLOCK));
    }

    /// Images that lie in the gallery; what a run that was broken off left unfinished does not count.
    private long there() {
        return database.sql("select count(*) from custody_slot")
                .query(Long.class)
                .single();
    }

    /// The one after all that were ever begun, since the source's names of people are used once.
    private int nextBlock() {
        return database.sql("""
                        select coalesce(max(split_part(source_id, '-', 2)::integer) + 1, 0) from custody_subject
                        where source_id like 'made-%'
                        """).query(Integer.class).single();
    }

    private java.util.function.Supplier<List<Ready>> made(int first, int count) {
        return () -> IntStream.range(first, first + count)
                .parallel()
                .mapToObj(this::block)
                .flatMap(List::stream)
                .toList();
    }

    private List<Ready> block(int block) {
        List<Ready> ready = new ArrayList<>();
        for (List<Template> pictures : faces.people(block, pack)) {
            ready.add(ready(
                    "made-" + block + "-" + ready.size(),
                    pictures.stream().map(one -> new Embedded(one, SHOWN)).toList()));
        }
        return ready;
    }

    /// Somebody of age, with images that may be compared.
    static Ready ready(String person, List<Embedded> pictures) {
        List<Ready.Shown> images = new ArrayList<>();
        for (Embedded picture : pictures) {
            Image.Facts facts = new Image.Facts(
                    person + "/" + (images.size() + 1),
                    Optional.of(images.isEmpty() ? "front" : "profile"),
                    Optional.of(TAKEN),
                    Optional.empty(),
                    Optional.of("PACE s.64A"),
                    Optional.of(REVIEW));
            images.add(new Ready.Shown(facts, picture));
        }
        return new Ready(new Person(person, Optional.of(BORN), Optional.empty()), images);
    }
}
