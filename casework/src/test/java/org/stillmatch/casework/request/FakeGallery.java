package org.stillmatch.casework.request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.gallery.GallerySnapshot;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.face.Embedded;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Matches;
import org.stillmatch.search.match.Picture;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// A gallery in memory, really searched: person n shows face n, person n + 1000 is one who was photographed as a child.
public final class FakeGallery implements LiveGallery {
    static final PackId PACK = new PackId("ab".repeat(32));
    static final Presentation SHOWN = new Presentation(0, 0, 1, 100, 1, 1);
    static final int MINOR = 1000;
    private static final int DIMENSION = 64;

    final Map<Integer, Integer> faces = new TreeMap<>();
    public Optional<Instant> reconciled = Optional.of(Bench.START);
    String pack = PACK.sha256();
    long subjects = 100;
    public int searches;

    /// The template of a face that anybody may have; faces of different numbers have nothing in common.
    public static Embedded face(int number) {
        float[] components = new float[DIMENSION];
        components[number % DIMENSION] = 1;
        components[(number * 7 + 3) % DIMENSION] += 0.4f;
        return new Embedded(Template.of(PACK, components), SHOWN);
    }

    public FakeGallery holds(int subject, int face) {
        faces.put(subject, face);
        return this;
    }

    @Override
    public Optional<Instant> reconciledAt() {
        return reconciled;
    }

    @Override
    public Searched search(Embedded probe, int most, boolean minors, IntPredicate leftOut) {
        searches++;
        List<Picture> pictures = new ArrayList<>();
        Map<Integer, Template> templates = new HashMap<>();
        faces.forEach((subject, face) -> {
            if (minors || subject < MINOR) {
                pictures.add(new Picture(subject, pictures.size(), 1));
                templates.put(templates.size(), face(face).template());
            }
        });
        int count = pictures.size();
        GallerySnapshot snapshot = new GallerySnapshot(
                PACK, 1, count, hash(), 0, hash(), count, hash(), Bench.START, LocalDate.of(2026, 3, 1));
        Matches matches = Matcher.of(
                        PACK,
                        DIMENSION,
                        snapshot.id().toString(),
                        pictures,
                        image -> Optional.ofNullable(templates.get(image)),
                        Optional.empty())
                .match(probe.template(), probe.shown(), most, leftOut);
        Map<Integer, Searched.Named> named = new HashMap<>();
        for (Match match : matches.matches()) {
            named.put(
                    match.image(),
                    new Searched.Named("name of " + match.subject(), match.image() + ".jpg", Optional.of(hash())));
        }
        return new Searched(matches, snapshot, new TreeMap<>(), named);
    }

    private static Hash hash() {
        return Hash.sha256("anything".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String pack() {
        return pack;
    }

    @Override
    public long subjects() {
        return subjects;
    }
}
