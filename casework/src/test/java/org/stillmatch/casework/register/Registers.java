package org.stillmatch.casework.register;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.custody.CaseworkDirectories;
import org.stillmatch.casework.custody.CaseworkDirectory;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.detect.Box;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A register for tests on a database and a data directory.
public final class Registers {
    public static final Actor MANAGER =
            new Actor(new UUID(7, 7), "A custody manager", Role.CUSTODY_MANAGER, new UUID(1, 1));
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    public static final InstantSource CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    public final CaseworkDirectory directory;
    public final JdbcClient database;
    public final TransactionTemplate transactions;
    public final List<Act> acts = Collections.synchronizedList(new ArrayList<>());
    public final Intents intents;
    public final Pictures pictures;
    public final Subjects subjects;
    public final Images images;
    public final Arrests arrests;
    public final Reconciliations reconciliations;
    public final Acts log = act -> {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An act outside of a transaction");
        }
        acts.add(act);
    };

    public Registers(CaseworkDirectory directory, JdbcClient database, TransactionTemplate transactions, long seed) {
        this.directory = directory;
        this.database = database;
        this.transactions = transactions;
        AtomicLong number = new AtomicLong();
        Ids ids = () -> new UUID(seed, number.incrementAndGet());
        intents = new Intents(database, CLOCK);
        pictures = new Pictures(directory);
        subjects = new Subjects(database, transactions, log, CLOCK, directory.keys(), intents, List.of());
        images = new Images(
                database,
                transactions,
                log,
                CLOCK,
                ids,
                directory.safe().random(),
                directory.keys(),
                pictures,
                intents);
        arrests = new Arrests(database, transactions, CLOCK, ids, images);
        reconciliations = new Reconciliations(database, transactions, log, CLOCK, ids);
    }

    public static Person person(String sourceId) {
        return new Person(sourceId, Optional.of(LocalDate.of(1990, 5, 6)), Optional.empty());
    }

    /// Facts of an image that may be compared.
    public static Image.Facts facts(String sourceId) {
        return new Image.Facts(
                sourceId,
                Optional.of("front"),
                Optional.of(LocalDate.of(2020, 1, 2)),
                Optional.empty(),
                Optional.of("PACE s64A"),
                Optional.of(TODAY.plusDays(30)));
    }

    public static Image.Facts reviewed(Image.Facts facts, Optional<LocalDate> on) {
        return new Image.Facts(facts.sourceId(), facts.view(), facts.capturedOn(), facts.arrest(), facts.basis(), on);
    }

    public static Image.Facts captured(Image.Facts facts, LocalDate on) {
        return new Image.Facts(
                facts.sourceId(), facts.view(), Optional.of(on), facts.arrest(), facts.basis(), facts.reviewOn());
    }

    public static Image.Facts arrested(Image.Facts facts, UUID arrest) {
        return new Image.Facts(
                facts.sourceId(),
                facts.view(),
                facts.capturedOn(),
                Optional.of(arrest),
                facts.basis(),
                facts.reviewOn());
    }

    /// A face that follows from its number.
    public static Embedded embedded(long number) {
        Random random = new Random(number);
        float[] vector = new float[CaseworkDirectories.DIMENSION];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return new Embedded(Template.of(CaseworkDirectories.PACK, vector), new Presentation(1, 2, 3, 40, 1, 12));
    }

    public static Portrait portrait(long number) {
        byte[] file = ("the file of " + number).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Portrait(file, embedded(number), new Box(1, 2, 3, 4));
    }
}
