package org.stillmatch.casework.request;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.act.Days;
import org.stillmatch.audit.merkle.Hash;
import org.stillmatch.casework.live.LiveCustody;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.receipt.SearchReceipts;
import org.stillmatch.casework.receipt.Searched;
import org.stillmatch.casework.register.Image;
import org.stillmatch.casework.register.Images;
import org.stillmatch.casework.register.Reconciliation;
import org.stillmatch.casework.register.Subject;
import org.stillmatch.casework.register.Subjects;
import org.stillmatch.face.Embedded;
import org.stillmatch.models.Pack;

/// The custody gallery that is open in the service, as enquiries search it.
public final class CustodyInService implements LiveGallery {
    private static final String ERASED = "erased since";

    /// Counting everybody may take longer than a search, and no gallery grows by a quarter in a minute.
    private static final Duration COUNTED = Duration.ofMinutes(1);

    private final LiveCustody custody;
    private final Subjects subjects;
    private final Images images;
    private final InstantSource clock;
    private final PackInService packs;
    private @Nullable Pack described;
    private SortedMap<String, Hash> models = new TreeMap<>();
    private long count;
    private Instant countedAt = Instant.EPOCH;

    /// @param packs which one the gallery's templates are made with
    public CustodyInService(
            LiveCustody custody, Subjects subjects, Images images, PackInService packs, InstantSource clock) {
        this.custody = custody;
        this.subjects = subjects;
        this.images = images;
        this.clock = clock;
        this.packs = packs;
    }

    @Override
    public PackInService.Hold hold() {
        return packs.hold();
    }

    @Override
    public Optional<Instant> reconciledAt() {
        return custody.reconciliation().map(Reconciliation::asOf);
    }

    @Override
    public Searched search(Embedded probe, int most, boolean minors, IntPredicate leftOut) {
        Pack pack = packs.pack();
        if (!custody.pack().equals(pack.id()) || !probe.template().pack().equals(pack.id())) {
            throw new IllegalStateException("The gallery, the probe and the pack in service are not of one pack");
        }
        Instant now = clock.instant();
        LocalDate day = Days.of(now);
        org.stillmatch.casework.live.Searched found = leftOut == NOBODY
                ? custody.search(probe, minors, most, now, day)
                : custody.search(probe, minors, most, now, day, leftOut);
        Map<Integer, Searched.Named> named = new HashMap<>();
        for (org.stillmatch.casework.live.Searched.Candidate candidate : found.candidates()) {
            String subject = subjects.find(candidate.match().subject())
                    .flatMap(Subject::sourceId)
                    .orElse(ERASED);
            String image = images.find(candidate.image())
                    .map(Image::facts)
                    .map(Image.Facts::sourceId)
                    .orElse(ERASED);
            named.put(candidate.match().image(), new Searched.Named(subject, image, candidate.leaf()));
        }
        return new Searched(found.matches(), found.snapshot(), models(pack), named);
    }

    @Override
    public String pack() {
        return packs.pack().id().sha256();
    }

    private synchronized SortedMap<String, Hash> models(Pack pack) {
        if (pack != described) {
            models = SearchReceipts.models(pack);
            described = pack;
        }
        return models;
    }

    @Override
    public synchronized long subjects() {
        Instant now = clock.instant();
        if (countedAt.isBefore(now.minus(COUNTED))) {
            count = subjects.held();
            countedAt = now;
        }
        return count;
    }
}
