package org.stillmatch.casework.person;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.request.LiveGallery;
import org.stillmatch.casework.request.Probes;
import org.stillmatch.casework.request.StandingAuthority;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.template.PackId;
import org.stillmatch.template.Template;

/// Compares the stills of unidentified suspects with one another, each with all of other submissions, and suggests
/// the pairs that reach the threshold. Plans the next run, and ends the linking when its time has come.
@Component
public final class LinkingRun implements Tasks.Task {
    static final String NAME = "run linking";

    private final TransactionTemplate transactions;
    private final Acts acts;
    private final InstantSource clock;
    private final LinkingRows rows;
    private final Linkables linkables;
    private final SealedTemplates templates;
    private final Linkings linkings;
    private final LiveGallery gallery;
    private final OpenedStills stills;
    private final Probes probes;

    /// @param gallery that says which model pack is in service, and keeps it so
    LinkingRun(
            JdbcClient database,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Linkings linkings,
            LiveGallery gallery,
            OpenedStills stills,
            Probes probes) {
        this.transactions = transactions;
        this.acts = acts;
        this.clock = clock;
        this.rows = new LinkingRows(database);
        this.linkables = new Linkables(database);
        this.templates = new SealedTemplates(database, stills);
        this.linkings = linkings;
        this.gallery = gallery;
        this.stills = stills;
        this.probes = probes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID id) throws IOException {
        Optional<Run> found = rows.run(id).filter(run -> !run.isOver());
        if (found.isEmpty()) {
            return;
        }
        Run run = found.get();
        Linking linking = linkings.see(run.linking());
        if (!linking.authority().isRunning()) {
            return;
        }
        if (linking.authority().isOver(clock.instant())) {
            linkings.endByItself(linking.id());
            return;
        }
        try (PackInService.Hold _ = gallery.hold()) {
            compare(linking, run);
        }
    }

    /// A still with the template of its named face.
    private record Seen(Linkable still, Template template) {}

    private record Alike(Pair pair, double score) {}

    private void compare(Linking linking, Run run) throws IOException {
        List<Seen> all = new ArrayList<>();
        for (Linkable still : linkables.now().values()) {
            if (!linkings.see(linking.id()).authority().isInForce(clock.instant())) {
                return;
            }
            template(linking, still).ifPresent(template -> all.add(new Seen(still, template)));
        }
        // A set that shrank was larger when its stills joined it.
        int set = Math.max(all.size(), rows.mostStills(linking.id()));
        OptionalDouble threshold = all.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        linkings.tail(all.getFirst().template().pack()).threshold(set, linking.falseLinks()));
        List<Alike> alike = threshold.isEmpty() ? List.of() : alike(all, threshold.getAsDouble());
        keep(run, all, threshold, alike);
    }

    /// The template that is kept, or a fresh one; empty if the face cannot be made out any more, or the linking
    /// ended meanwhile.
    private Optional<Template> template(Linking linking, Linkable still) throws IOException {
        Optional<Template> kept = templates.of(still, new PackId(gallery.pack()));
        if (kept.isPresent()) {
            return kept;
        }
        Template made;
        try {
            byte[] picture = stills.picture(
                    still.still(), "Linking " + linking.authority().number());
            made = probes.of(picture, stills.face(still.still())).template();
        } catch (RefusedStill | Refusal e) {
            // It was withdrawn meanwhile, or these models do not see its face: the others are compared.
            return Optional.empty();
        }
        return Optional.ofNullable(transactions.execute(status -> {
            if (linkings.lock(linking.id()).isInForce(clock.instant())
                    && linkables.find(still.still()).filter(still::equals).isPresent()) {
                templates.keep(still, linking.id(), made);
                return made;
            }
            return null;
        }));
    }

    private static List<Alike> alike(List<Seen> all, double threshold) {
        return IntStream.range(0, all.size())
                .parallel()
                .mapToObj(i -> IntStream.range(i + 1, all.size())
                        .filter(j -> areApart(all.get(i), all.get(j)))
                        .mapToObj(j -> new Alike(
                                Pair.of(
                                        all.get(i).still().still(),
                                        all.get(j).still().still()),
                                all.get(i).template().score(all.get(j).template())))
                        .filter(pair -> pair.score() >= threshold)
                        .toList())
                .flatMap(List::stream)
                .toList();
    }

    private static boolean areApart(Seen one, Seen other) {
        return !one.still().submission().equals(other.still().submission());
    }

    private static long pairs(List<Seen> all) {
        long apart = (long) all.size() * (all.size() - 1) / 2;
        Map<UUID, Long> together =
                all.stream().collect(Collectors.groupingBy(seen -> seen.still().submission(), Collectors.counting()));
        return apart
                - together.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    private void keep(Run run, List<Seen> all, OptionalDouble threshold, List<Alike> alike) {
        transactions.executeWithoutResult(status -> {
            Instant now = clock.instant();
            StandingAuthority authority = linkings.lock(run.linking());
            if (!authority.isInForce(now)
                    || rows.run(run.id()).filter(Run::isOver).isPresent()) {
                return;
            }
            int fresh = 0;
            for (Alike pair : alike) {
                boolean live = linkables.both(pair.pair()).isPresent();
                fresh += live && rows.suggest(pair.pair(), run.id(), pair.score(), now) ? 1 : 0;
            }
            long pairs = pairs(all);
            rows.done(run.id(), new Run.Done(now, all.size(), pairs, threshold, fresh));
            acts.record(Act.of(
                            Act.Kind.COMBINATION,
                            "compare stills",
                            Actor.service(authority.organisation()),
                            Linkings.thing(run.linking()))
                    .purpose(authority.purpose())
                    .because("Run " + run.number() + " of linking " + authority.number())
                    .with("stills", all.size())
                    .with("pairs", pairs)
                    .with("threshold", threshold.isPresent() ? threshold.getAsDouble() : "none")
                    .with("suggested", fresh));
            linkings.plan(authority, run.number() + 1, run.dueAt().plus(Linkings.BETWEEN_RUNS));
        });
    }

    /// What it did not compare, the next run does.
    @Override
    public void parked(UUID id, String why) {
        transactions.executeWithoutResult(status -> rows.run(id)
                .filter(run -> !run.isOver())
                .ifPresent(run -> {
                    StandingAuthority authority = linkings.lock(run.linking());
                    rows.failed(id, why);
                    if (authority.isRunning()) {
                        linkings.plan(authority, run.number() + 1, run.dueAt().plus(Linkings.BETWEEN_RUNS));
                    }
                }));
    }
}
