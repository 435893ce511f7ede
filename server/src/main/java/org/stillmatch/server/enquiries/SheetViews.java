package org.stillmatch.server.enquiries;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.casework.depiction.Tone;
import org.stillmatch.casework.examination.Assessment;
import org.stillmatch.casework.examination.Component;
import org.stillmatch.casework.examination.Features;
import org.stillmatch.casework.examination.Finding;
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
            return entries.stream()
                    .filter(entry -> entry.assessment().isPresent())
                    .count();
        }
    }

    /// A component as the list asks for it.
    record ComponentView(String word, String lookAt) {}

    /// A picture for the comparison.
    ///
    /// @param store where its adjustments are sent to
    record PictureView(String label, String address, String store, int brightness, int contrast, int gamma) {}

    /// One entry beside the probe.
    ///
    /// @param left pictures of the still
    /// @param right all views of the entry
    /// @param findings that can be chosen
    @Page("examination/comparison")
    record ComparisonView(
            UUID sheet,
            String state,
            List<PictureView> left,
            List<PictureView> right,
            EntryView entry,
            List<ComponentView> components,
            List<String> findings) {}

    private static PictureView picture(UUID sheet, Sheet.Shown shown, String label, String size) {
        String at = "/sheets/" + sheet + "/pictures/" + shown.id();
        return new PictureView(
                label,
                at + "?size=" + size,
                at + "/adjustments?size=" + size,
                Tone.NONE.brightness(),
                Tone.NONE.contrast(),
                Tone.NONE.gamma());
    }

    /// @throws Refusal if there is no such entry, or no picture of it any more
    static ComparisonView comparison(Sheet sheet, UUID entry) {
        if (sheet.entry(entry).pictures().isEmpty()) {
            throw Refusal.notFound("picture of this face any more");
        }
        return new ComparisonView(
                sheet.id(),
                sheet.state().words(),
                probe(sheet),
                views(sheet.id(), sheet.entry(entry).pictures(), "View "),
                of(sheet.entry(entry)),
                Stream.of(Component.values())
                        .map(component -> new ComponentView(component.word(), component.lookAt()))
                        .toList(),
                Stream.of(Finding.values()).map(Finding::words).toList());
    }

    /// The still, the whole of it, and other frames of its clip if it is of one.
    private static List<PictureView> probe(Sheet sheet) {
        List<PictureView> probe = new ArrayList<>(List.of(
                picture(sheet.id(), sheet.probe().get(0), "Head", "head"),
                picture(sheet.id(), sheet.probe().get(0), "Face", "face"),
                picture(sheet.id(), sheet.probe().get(1), "Whole still", "head")));
        probe.addAll(views(sheet.id(), sheet.otherFrames(), "Other frame "));
        return probe;
    }

    private static List<PictureView> views(UUID sheet, List<Sheet.Shown> pictures, String name) {
        List<PictureView> views = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            views.add(picture(sheet, pictures.get(i), name + (i + 1) + ", head", "head"));
            views.add(picture(sheet, pictures.get(i), name + (i + 1) + ", face", "face"));
        }
        return views;
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
                        .map(it -> new ConclusionView(it.answer().words(), it.picked(), it.grounds(), it.at())));
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
