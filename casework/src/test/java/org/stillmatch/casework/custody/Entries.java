package org.stillmatch.casework.custody;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Presentation;
import org.stillmatch.template.Template;

/// Entries for tests, made field by field.
record Entries(CustodyEntry entry) {
    static final PackId PACK = new PackId("a".repeat(64));
    static final int DIMENSION = 64;
    static final DataDirectory DIRECTORY =
            new DataDirectory("standalone", PACK, "tiny", Optional.empty(), DIMENSION, Instant.EPOCH, "0".repeat(32));
    static final Presentation FRONT = new Presentation(1, 2, 3, 40, 0.9f, 12);

    static Entries of(String subject, String image) {
        CustodyEntry empty = CustodyEntry.synthetic("x");
        return new Entries(new CustodyEntry(
                subject,
                image,
                image + ".jpg",
                empty.sha256(),
                empty.view(),
                empty.capturedOn(),
                empty.bornOn(),
                empty.arrests(),
                empty.basis(),
                empty.reviewOn(),
                empty.cohort(),
                false,
                false,
                empty.box(),
                Optional.empty()));
    }

    static Entries lawful(String subject, String image, LocalDate reviewOn) {
        return of(subject, image).basis("PACE").reviewOn(reviewOn);
    }

    static Template template(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Template.of(PACK, vector);
    }

    Entries basis(String basis) {
        return with(Optional.of(basis), entry.reviewOn(), entry.bornOn(), entry.capturedOn(), entry.demoBasis());
    }

    Entries reviewOn(LocalDate day) {
        return with(entry.basis(), Optional.of(day), entry.bornOn(), entry.capturedOn(), entry.demoBasis());
    }

    Entries born(LocalDate day) {
        return with(entry.basis(), entry.reviewOn(), Optional.of(day), entry.capturedOn(), entry.demoBasis());
    }

    Entries captured(LocalDate day) {
        return with(entry.basis(), entry.reviewOn(), entry.bornOn(), Optional.of(day), entry.demoBasis());
    }

    Entries demo() {
        return with(entry.basis(), entry.reviewOn(), entry.bornOn(), entry.capturedOn(), true);
    }

    private Entries with(
            Optional<String> basis,
            Optional<LocalDate> reviewOn,
            Optional<LocalDate> bornOn,
            Optional<LocalDate> capturedOn,
            boolean demoBasis) {
        return new Entries(new CustodyEntry(
                entry.subject(),
                entry.image(),
                entry.path(),
                entry.sha256(),
                entry.view(),
                capturedOn,
                bornOn,
                entry.arrests(),
                basis,
                reviewOn,
                entry.cohort(),
                demoBasis,
                false,
                entry.box(),
                entry.withdrawn()));
    }
}
