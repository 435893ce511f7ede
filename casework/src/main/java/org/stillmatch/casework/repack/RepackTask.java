package org.stillmatch.casework.repack;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.stillmatch.audit.act.Tasks;

/// Makes templates of the new pack in the background, for whatever repack is under way.
@Component
final class RepackTask implements Tasks.Task {
    static final String NAME = "repack gallery";

    private final RepackRows rows;
    private final Building building;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicBoolean busy = new AtomicBoolean();

    RepackTask(RepackRows rows, Building building) {
        this.rows = rows;
        this.building = building;
    }

    /// Whether the caller is to ask for it: nobody has since it was last begun.
    boolean claim() {
        return asked.compareAndSet(false, true);
    }

    /// The caller could not ask for it.
    void waive() {
        asked.set(false);
    }

    @Override
    public String name() {
        return NAME;
    }

    /// Whoever comes while it is being done leaves it to who does it, who then looks once more.
    ///
    /// @param asking of nothing: what is to be done follows from what is there
    @Override
    public void run(UUID asking) throws IOException, InterruptedException {
        asked.set(false);
        wanted.set(true);
        while (wanted.get() && busy.compareAndSet(false, true)) {
            try {
                wanted.set(false);
                Optional<Repack> repack = rows.underWay();
                if (repack.isPresent()) {
                    building.build(repack.get().id());
                }
            } finally {
                busy.set(false);
            }
        }
    }

    @Override
    public void parked(UUID asking, String why) {
        rows.underWay()
                .ifPresent(repack -> rows.trouble(
                        repack.id(),
                        "It failed again and again (" + why
                                + "). What is made stays: tell the administrator. It goes on"
                                + " when the service is started anew."));
    }
}
