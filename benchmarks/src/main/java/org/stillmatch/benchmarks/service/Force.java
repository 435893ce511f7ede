package org.stillmatch.benchmarks.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.policy.Evaluations;
import org.stillmatch.casework.policy.Level;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.policy.PolicyTerms;
import org.stillmatch.casework.receipt.Policy.Mode;
import org.stillmatch.casework.register.Reconciliations;
import org.stillmatch.casework.request.Enquiries;
import org.stillmatch.casework.request.Enquiry;
import org.stillmatch.casework.request.Request;
import org.stillmatch.evaluation.tail.NonMatedTail;
import org.stillmatch.intake.protocol.Controller;
import org.stillmatch.intake.protocol.Protocols;
import org.stillmatch.intake.protocol.Terms;
import org.stillmatch.intake.still.SeenFace;
import org.stillmatch.intake.still.SentFiles;
import org.stillmatch.intake.still.Still;
import org.stillmatch.intake.still.StillState;
import org.stillmatch.intake.still.Stills;
import org.stillmatch.intake.submission.Content;
import org.stillmatch.intake.submission.Intake;
import org.stillmatch.intake.submission.Sending;
import org.stillmatch.intake.submission.Submissions;
import org.stillmatch.intake.submission.Violence;
import org.stillmatch.models.Pack;

/// A retailer and a police force that do with the service what has to be done before and after a still is accepted.
final class Force {
    private static final String PURPOSE = "identify suspects of retail crime";
    private static final String OFFENCE = "shop-theft";
    private static final String CRIME = "CRN/1";
    private static final int MOST = 20;
    private static final double FPIR = .01;
    private static final int HOURS = 24;
    private static final int DAYS = 28;

    private final ApplicationContext service;
    private final UUID force;
    private final UUID retailer;

    private Force(ApplicationContext service, UUID force, UUID retailer) {
        this.service = service;
        this.force = force;
        this.retailer = retailer;
    }

    /// Finds the organisations of the service's database or makes them; the retailer has an agreed protocol.
    static Force in(ApplicationContext service) {
        JdbcClient database = service.getBean(JdbcClient.class);
        Force force = new Force(
                service,
                organisation(database, "The force", "force"),
                organisation(database, "A retailer", "retailer"));
        Protocols protocols = service.getBean(Protocols.class);
        if (protocols.agreed(force.retailer).isEmpty()) {
            Terms terms = new Terms(
                    List.of(PURPOSE),
                    new TreeSet<>(List.of(OFFENCE)),
                    new TreeSet<>(List.of("violence")),
                    List.of(new Controller("A retailer", "its footage")),
                    HOURS,
                    new Terms.Undertakings(false, DAYS, DAYS));
            UUID protocol = protocols.propose(force.actor(Role.POLICY_OWNER), force.retailer, terms);
            protocols.agree(force.actor(Role.RETAILER_MANAGER), protocol);
        }
        return force;
    }

    private static UUID organisation(JdbcClient database, String name, String kind) {
        return database.sql("select id from organisation where kind = :kind limit 1")
                .param("kind", kind)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    UUID id = new UUID(1, kind.hashCode());
                    database.sql(
                                    "insert into organisation (id, name, kind, created_at) values (:id, :name, :kind, now())")
                            .param("id", id)
                            .param("name", name)
                            .param("kind", kind)
                            .update();
                    return id;
                });
    }

    Actor actor(Role role) {
        return new Actor(new UUID(2, role.ordinal()), role.words(), role, role.isRetailers() ? retailer : force);
    }

    /// Puts a policy in force under which everything that was searched goes on the examiners' queue. Its threshold is
    /// a stand-in: how accurate searches are is measured elsewhere.
    void policy(long images) {
        service.getBean(Reconciliations.class).done(actor(Role.CUSTODY_MANAGER), now(), (int) images, 0);
        long subjects = service.getBean(org.stillmatch.casework.request.LiveGallery.class)
                .subjects();
        Random random = new Random(1);
        double[] tops = DoubleStream.generate(() -> .35 + .04 * random.nextGaussian())
                .limit(1_000)
                .toArray();
        Actor owner = actor(Role.POLICY_OWNER);
        UUID evaluation = service.getBean(Evaluations.class)
                .provide(
                        owner,
                        service.getBean(Pack.class).id().sha256(),
                        NonMatedTail.fit(tops, 0, subjects, random),
                        subjects,
                        List.of(FPIR));
        Policies policies = service.getBean(Policies.class);
        policies.sign(
                owner,
                policies.draft(
                        owner,
                        evaluation,
                        FPIR,
                        new PolicyTerms(
                                MOST,
                                Optional.empty(),
                                List.of(new Level(1, "sergeant", Set.of())),
                                HOURS,
                                Set.of(),
                                1,
                                DAYS,
                                DAYS)));
    }

    /// A submission that was sent with a still.
    record Sent(UUID submission, UUID still) {}

    Sent send(Scenes.Scene scene) throws IOException {
        Actor shop = actor(Role.RETAILER_CONTRIBUTOR);
        Content said = new Content(
                null,
                null,
                PURPOSE,
                OFFENCE,
                new Content.Store("High Street", "12", "SW1A"),
                now().minus(1, ChronoUnit.DAYS),
                null,
                null,
                List.of(),
                null,
                Violence.NONE,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        UUID submission = service.getBean(Submissions.class).draft(shop, said).id();
        UUID still = service.getBean(SentFiles.class)
                .add(shop, submission, new ByteArrayInputStream(scene.jpeg()), "still.jpg", Optional.empty())
                .exhibit()
                .id();
        return new Sent(submission, still);
    }

    /// Waits for the still's examination, names the suspect's face and sends the submission; the clerk confirms.
    void ready(Sent sent, Scenes.Scene scene) throws InterruptedException {
        Actor shop = actor(Role.RETAILER_CONTRIBUTOR);
        Actor clerk = actor(Role.INTAKE_CLERK);
        Stills stills = service.getBean(Stills.class);
        Still still = stills.find(shop, sent.still());
        while (!still.examined()) {
            TimeUnit.MILLISECONDS.sleep(20);
            still = stills.find(shop, sent.still());
        }
        int face = still.faces().stream()
                .min(Comparator.comparingDouble(seen -> off(seen, scene)))
                .orElseThrow(() -> new IllegalStateException("No face is found in a still that shows one"))
                .number();
        stills.name(shop, sent.still(), face, "The one who runs.");
        service.getBean(Sending.class).send(shop, sent.submission());
        if (stills.find(clerk, sent.still()).state() == StillState.NOT_SEARCHABLE) {
            stills.override(clerk, sent.still(), "To be measured all the same.");
        }
        stills.confirm(clerk, sent.still());
    }

    private static double off(SeenFace face, Scenes.Scene scene) {
        return Math.hypot(
                face.box().left() + face.box().width() / 2 - scene.centreX(),
                face.box().top() + face.box().height() / 2 - scene.centreY());
    }

    void accept(Sent sent) {
        service.getBean(Intake.class).accept(actor(Role.INTAKE_CLERK), sent.submission(), CRIME, true);
    }

    /// Requests the search and authorises it, by two people who do not hesitate.
    UUID authorise(Sent sent) {
        Enquiries enquiries = service.getBean(Enquiries.class);
        Enquiry enquiry = enquiries.request(
                actor(Role.REQUESTER),
                new Request(
                        "Who took it",
                        OFFENCE,
                        CRIME,
                        sent.submission(),
                        List.of(sent.still()),
                        Mode.LEADS,
                        Optional.empty()));
        enquiries.authorise(actor(Role.AUTHORISER), enquiry.id());
        return enquiry.id();
    }

    private Instant now() {
        return service.getBean(InstantSource.class).instant();
    }
}
