package org.stillmatch.server.custody;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stillmatch.casework.repack.NotCovered;
import org.stillmatch.casework.repack.Repack;
import org.stillmatch.server.web.Page;

/// What the page of model packs shows.
final class RepackViews {
    private RepackViews() {}

    /// @param inService the pack, by name and the first digits of its id
    /// @param underWay absent if no repack is
    /// @param packs folders of packs that may be chosen
    @Page("custody/repacks")
    public record ListView(
            String inService,
            @Nullable UnderWay underWay,
            List<Row> repacks,
            List<String> packs,
            boolean mayStart,
            boolean maySwitch) {}

    /// @param held images that are held now
    /// @param percent of them that are done with, with a template or a reason
    /// @param signed whether a policy for the new pack is signed
    /// @param notCovered how many images the new pack can make no template of
    /// @param named the first of those, for whoever may open their subjects
    /// @param trouble what keeps failing; absent if nothing does
    public record UnderWay(
            UUID id,
            long number,
            String state,
            String pack,
            int templates,
            long held,
            int percent,
            boolean signed,
            int notCovered,
            List<Named> named,
            @Nullable String trouble) {}

    /// An image that the new pack can make no template of.
    public record Named(int subject, String image, String reason) {
        static Named of(NotCovered one) {
            return new Named(one.subject(), one.sourceId(), one.reason());
        }
    }

    public record Row(
            UUID id,
            long number,
            String state,
            String pack,
            String startedBy,
            Instant startedAt,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String reason) {
        static Row of(Repack one) {
            return new Row(
                    one.id(),
                    one.number(),
                    one.state().words(),
                    one.packName() + " (" + one.pack() + ")",
                    one.startedBy(),
                    one.startedAt(),
                    one.endedBy().orElse(null),
                    one.endedAt().orElse(null),
                    one.reason().orElse(null));
        }
    }

    /// @param pack the name of its folder
    public record Started(@Nullable String pack) {}

    /// @param notCovered how many images are not covered, as whoever switches saw it
    public record Switched(int notCovered) {}
}
