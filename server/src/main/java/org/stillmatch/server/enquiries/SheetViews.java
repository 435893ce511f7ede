package org.stillmatch.server.enquiries;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.stillmatch.casework.examination.Assessment;
import org.stillmatch.casework.examination.Features;
import org.stillmatch.casework.examination.Sheet;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.server.web.Page;

/// What an examiner is told of a sheet: never a score, a rank, a name, or anything that another examiner did.
final class SheetViews {
    private SheetViews() {}

    /// @param finding by the words of the finding
    record FeatureView(String finding, String note) {}

    /// @param support −3 to +3, once examined
    record EntryView(
            UUID id,
            int position,
            Optional<String> assessment,
            Map<String, FeatureView> features,
            Optional<Integer> support,
            List<UUID> pictures) {}

    record DescriptionView(String visible, String limits, String suitability) {}

    record ConclusionView(String answer, Optional<UUID> picked, String grounds, Instant at) {}

    @Page("examination/sheet")
    record View(
            UUID id,
            String state,
            Instant lockedUntil,
            List<UUID> probe,
            Optional<DescriptionView> description,
            List<EntryView> entries,
            Optional<ConclusionView> conclusion) {
        /// How many entries have had their quick look.
        public long assessed() {
            return entries.stream().filter(entry -> entry.assessment().isPresent()).count();
        }
    }

    static View of(Sheet sheet) {
        return new View(
                sheet.id(),
                sheet.state().words(),
                sheet.lockedUntil(),
                sheet.probe().stream().map(Sheet.Shown::id).toList(),
                sheet.description()
                        .map(it -> new DescriptionView(
                                it.visible(), it.limits(), it.suitability().word())),
                sheet.entries().stream().map(SheetViews::of).toList(),
                sheet.conclusion()
                        .map(it -> new ConclusionView(
                                it.answer().words(), it.picked(), it.grounds(), it.at())));
    }

    private static EntryView of(Sheet.Entry entry) {
        Map<String, FeatureView> features = new TreeMap<>();
        entry.features()
                .map(Features::byComponent)
                .orElse(Map.of())
                .forEach((component, feature) -> features.put(
                        component.word(), new FeatureView(feature.finding().words(), feature.note())));
        return new EntryView(
                entry.id(),
                entry.position(),
                entry.assessment().map(Assessment::word),
                features,
                entry.support().map(Support::level),
                entry.pictures().stream().map(Sheet.Shown::id).toList());
    }
}
