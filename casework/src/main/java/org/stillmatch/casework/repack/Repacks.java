package org.stillmatch.casework.repack;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Act.Kind;
import org.stillmatch.audit.act.Act.Thing;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Acts;
import org.stillmatch.audit.act.Ids;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Tasks;
import org.stillmatch.casework.live.PackInService;
import org.stillmatch.casework.policy.Policies;
import org.stillmatch.casework.register.Follower;
import org.stillmatch.casework.register.Intents;
import org.stillmatch.models.Pack;

/// New model packs on their way into service, one at a time.
///
/// The rows say what is so: whatever they say is then done on the disk, and by the next start if this one did not
/// come to it.
@Component
public final class Repacks implements Follower {
    private static final Logger LOG = LoggerFactory.getLogger(Repacks.class);

    private static final int LONGEST = 1000;

    private final RepackRows rows;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final Acts acts;
    private final InstantSource clock;
    private final Ids ids;
    private final Tasks tasks;
    private final PackShelf shelf;
    private final PackInService packs;
    private final Policies policies;
    private final Building building;
    private final Intents intents;
    private final RepackTask task;
    private final AtomicBoolean following = new AtomicBoolean();
    private volatile boolean underWay;

    Repacks(
            RepackRows rows,
            TransactionTemplate transactions,
            Acts acts,
            InstantSource clock,
            Ids ids,
            @Lazy Tasks tasks,
            PackShelf shelf,
            PackInService packs,
            Policies policies,
            Building building,
            RepackTask task,
            Intents intents) {
        this.rows = rows;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.acts = acts;
        this.clock = clock;
        this.ids = ids;
        this.tasks = tasks;
        this.shelf = shelf;
        this.packs = packs;
        this.policies = policies;
        this.building = building;
        this.task = task;
        this.intents = intents;
    }

    /// Does what an earlier run of the service left undone, and goes on with what is under way.
    @EventListener(ContextRefreshedEvent.class)
    void resume() {
        if (following.compareAndSet(false, true)) {
            if (rows.unsettled().isPresent()) {
                building.remove();
            }
            underWay = rows.underWay().isPresent();
            intents.followedBy(this);
            changed();
        }
    }

    /// Starts making the templates of a new pack.
    ///
    /// @param folder of the pack, by its name
    /// @throws Refusal if there is no such pack, it is in service, or another repack is under way
    public UUID start(Actor actor, String folder) {
        Pack pack = shelf.open(folder);
        if (pack.id().equals(packs.pack().id())) {
            throw Refusal.invalid("pack", "This pack is in service.");
        }
        requireNone();
        UUID id = ids.next();
        building.begin(() -> transactions.executeWithoutResult(status -> {
            rows.lock();
            requireNone();
            rows.insert(id, actor, pack, folder, clock.instant());
            tasks.ask(RepackTask.NAME, id, clock.instant());
            acts.record(Act.of(Kind.COLLECTION, "start repack", actor, thing(id))
                    .with("pack", pack.id().sha256())
                    .with("instead of", packs.pack().id().sha256()));
        }));
        underWay = true;
        return id;
    }

    private void requireNone() {
        rows.underWay().ifPresent(other -> {
            throw Refusal.conflict(
                    "Repack " + other.number() + " is under way. Switch to its pack or stop it first.",
                    other.state().words());
        });
    }

    /// Gives a repack up; what it had built is removed.
    ///
    /// @throws Refusal if there is none, it has ended, or no reason is given
    public void stop(Actor actor, UUID id, String reason) {
        see(id);
        if (reason.isBlank() || reason.length() > LONGEST) {
            throw Refusal.invalid("reason", "Say in up to " + LONGEST + " characters why it is stopped.");
        }
        transactions.executeWithoutResult(status -> {
            rows.lock();
            Repack repack = see(id);
            if (!repack.state().isUnderWay()) {
                throw Refusal.conflict(
                        "Only a repack that is under way can be stopped.",
                        repack.state().words());
            }
            rows.end(id, RepackState.STOPPED, actor, reason, clock.instant());
            acts.record(Act.of(Kind.ERASURE, "stop repack", actor, thing(id))
                    .because(reason)
                    .with("templates", repack.templates()));
        });
        underWay = false;
        building.remove();
    }

    /// Puts the new pack, its gallery and the policy that was signed for it in the place of the old ones, in one
    /// step.
    ///
    /// @param seen how many images whoever switches saw to be not covered by the new pack
    /// @throws Refusal if there is no such repack, it does not cover the gallery, no policy for its pack is signed,
    /// or another number of images is not covered by now
    public void switchTo(Actor actor, UUID id, int seen) throws IOException, InterruptedException {
        requireCovered(see(id));
        // Once more beforehand, so that little is left to do while searches wait.
        building.build(id);
        building.exchange(
                see(id),
                () -> transactions.executeWithoutResult(status -> {
                    rows.lock();
                    Repack repack = see(id);
                    requireCovered(repack);
                    if (repack.notCovered() != seen) {
                        throw Refusal.invalid(
                                "notCovered",
                                "By now " + repack.notCovered()
                                        + " images are not covered by the new pack. Look at them, then decide.");
                    }
                    policies.switchTo(actor, repack.pack().sha256());
                    rows.end(id, RepackState.SWITCHED, actor, null, clock.instant());
                    acts.record(Act.of(Kind.ALTERATION, "switch repack", actor, thing(id))
                            .with("pack", repack.pack().sha256())
                            .with("instead of", packs.pack().id().sha256())
                            .with("templates", repack.templates())
                            .with("not covered", repack.notCovered()));
                }));
        underWay = false;
    }

    private static void requireCovered(Repack repack) {
        if (repack.state() != RepackState.COVERED) {
            throw Refusal.conflict(
                    repack.state() == RepackState.RUNNING
                            ? "Images still wait for a template of the new pack."
                            : "This repack has ended.",
                    repack.state().words());
        }
    }

    /// @throws Refusal if there is none
    public Repack see(UUID id) {
        return rows.find(id).orElseThrow(() -> Refusal.notFound("repack"));
    }

    /// The latest first.
    public List<Repack> latest(int most) {
        return rows.latest(most);
    }

    /// The first of the images that a repack's pack can make no template of.
    public List<NotCovered> notCovered(UUID id, int most) {
        return rows.notCovered(id, most);
    }

    /// Something was committed that may leave an image without a template of the new pack.
    @Override
    public void changed() {
        if (underWay && task.claim()) {
            try {
                apart.executeWithoutResult(status -> tasks.ask(RepackTask.NAME, ids.next(), clock.instant()));
            } catch (RuntimeException e) {
                task.waive();
                LOG.warn("A repack could not be gone on with: {}", e.getClass().getSimpleName());
            }
        }
    }

    static Thing thing(UUID id) {
        return new Thing("repack", id.toString());
    }
}
