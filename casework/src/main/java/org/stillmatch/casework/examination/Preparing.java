package org.stillmatch.casework.examination;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.request.Probes;
import org.stillmatch.casework.request.SubmittedStills;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.RefusedStill;

/// Chooses the fillers that resemble a probe most, one picture of each person, before anybody can take the question.
@Component
public final class Preparing implements Tasks.Task {
    static final String NAME = "prepare examination";

    private static final Logger LOG = LoggerFactory.getLogger(Preparing.class);

    /// Of so many each sheet draws its own, so that two examiners seldom see the same.
    private static final int POOL = 24;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final ItemRows items;
    private final Fillers fillers;
    private final FillerFaces faces;
    private final SubmittedStills stills;
    private final Probes probes;

    public Preparing(
            JdbcClient database,
            TransactionTemplate transactions,
            ItemRows items,
            Fillers fillers,
            FillerFaces faces,
            SubmittedStills stills,
            Probes probes) {
        this.database = database;
        this.transactions = transactions;
        this.items = items;
        this.fillers = fillers;
        this.faces = faces;
        this.stills = stills;
        this.probes = probes;
    }

    @Override
    public String name() {
        return NAME;
    }

    /// @param thing a question, or anything else for all that wait for fillers
    @Override
    public void run(UUID thing) throws IOException, RefusedStill {
        // Before any still is read.
        if (fillers.people() < Fillers.LEAST_PEOPLE) {
            return;
        }
        List<Item> wanted = items.find(thing).map(List::of).orElseGet(items::preparing);
        List<Exception> failed = new ArrayList<>();
        for (Item item : wanted) {
            if (item.state() == ItemState.PREPARING) {
                try {
                    prepare(item);
                } catch (IOException | RefusedStill | RuntimeException e) {
                    // Told when the others are done.
                    failed.add(e);
                }
            }
        }
        if (!failed.isEmpty()) {
            Exception first = failed.getFirst();
            failed.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
            switch (first) {
                case IOException e -> throw e;
                case RefusedStill e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException(first);
            }
        }
    }

    /// Does nothing while there are too few fillers: adding one asks for this again.
    private void prepare(Item item) throws IOException, RefusedStill {
        UUID id = item.id();
        Embedded probe = probe(item);
        Map<String, Scored> nearest = new HashMap<>();
        int leftOut = 0;
        for (Fillers.Filler filler : fillers.portraits()) {
            if (isProbesPerson(item, filler)) {
                continue;
            }
            Optional<Embedded> face = believed(filler);
            if (face.isEmpty()) {
                leftOut++;
                continue;
            }
            nearest.merge(
                    filler.collection() + '\n' + filler.person(),
                    new Scored(filler.id(), probe.template().score(face.get().template())),
                    (one, other) -> one.score() >= other.score() ? one : other);
        }
        if (leftOut > 0) {
            LOG.warn(
                    "{} pictures of fillers are left out: the model pack in service believes no face in them", leftOut);
        }
        if (nearest.size() < Fillers.LEAST_PEOPLE) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            if (items.lock(id)
                    .filter(each -> each.state() == ItemState.PREPARING)
                    .isPresent()) {
                nearest.values().stream()
                        .sorted(java.util.Comparator.comparingDouble(Scored::score)
                                .reversed())
                        .limit(POOL)
                        .forEach(scored -> keep(id, scored));
                items.move(id, ItemState.WAITING);
            }
        });
    }

    private record Scored(UUID filler, double score) {}

    private Embedded probe(Item item) throws IOException, RefusedStill {
        if (item.test().isPresent()) {
            Fillers.Filler test = fillers.held(item.test().get()).orElseThrow(() -> Refusal.notFound("filler"));
            return template(test);
        }
        UUID still = item.still().orElseThrow();
        return probes.of(stills.likened(still), stills.face(still));
    }

    /// Empty of a picture in which the pack in service believes no face, though an earlier one did: the others do.
    private Optional<Embedded> believed(Fillers.Filler filler) {
        try {
            return Optional.of(template(filler));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    private Embedded template(Fillers.Filler filler) {
        return faces.of(filler.id(), () -> fillers.picture(filler.id()).orElseThrow(() -> Refusal.notFound("filler")));
    }

    /// In a test the probe's own person comes in as the mate, or not at all.
    private boolean isProbesPerson(Item item, Fillers.Filler filler) {
        return item.test()
                .flatMap(fillers::held)
                .filter(test -> test.collection().equals(filler.collection())
                        && test.person().equals(filler.person()))
                .isPresent();
    }

    private void keep(UUID examination, Scored scored) {
        database.sql("insert into examination_filler (examination, filler, score) values (:x, :filler, :score)")
                .param("x", examination)
                .param("filler", scored.filler())
                .param("score", scored.score())
                .update();
    }
}
