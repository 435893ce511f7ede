package org.stillmatch.server.enquiries;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.casework.depiction.Tone;
import org.stillmatch.casework.examination.Answer;
import org.stillmatch.casework.examination.Assessment;
import org.stillmatch.casework.examination.Features;
import org.stillmatch.casework.examination.Sheet;
import org.stillmatch.casework.examination.SheetPictures;
import org.stillmatch.casework.examination.Sheets;
import org.stillmatch.casework.examination.Size;
import org.stillmatch.casework.examination.Suitability;
import org.stillmatch.casework.examination.Support;
import org.stillmatch.server.web.Replies;
import org.stillmatch.server.web.Roles;

/// An examiner's own sheet, from the probe to the answer.
@RestController
@RequestMapping("/sheets/{id}")
class SheetController {
    private final Sheets sheets;
    private final SheetPictures pictures;

    SheetController(Sheets sheets, SheetPictures pictures) {
        this.sheets = sheets;
        this.pictures = pictures;
    }

    /// @param suitability 'suitable', 'limited' or 'unsuitable'
    public record Described(
            @Nullable String visible,
            @Nullable String limits,
            @Nullable String suitability) {}

    /// @param assessment 'exclude', 'keep' or 'unsuitable'
    public record Assessed(@Nullable String assessment) {}

    /// @param findings 'similar', 'different', 'not visible' or 'not comparable', by the word of the component
    /// @param notes by the word of the component
    /// @param support −3 to +3
    public record Examined(
            @Nullable Map<String, String> findings,
            @Nullable Map<String, String> notes,
            @Nullable Integer support) {}

    /// @param answer 'this person', 'none of these', 'inconclusive' or 'unsuitable'
    /// @param picked the entry, of 'this person'
    public record Concluded(
            @Nullable String answer,
            @Nullable UUID picked,
            @Nullable String grounds) {}

    @GetMapping
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    SheetViews.View see(Actor actor, @PathVariable UUID id) {
        return SheetViews.of(sheets.see(actor, id));
    }

    /// One entry beside the probe, with the list of features.
    @GetMapping("/entries/{entry}")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    SheetViews.ComparisonView compare(Actor actor, @PathVariable UUID id, @PathVariable UUID entry) {
        return SheetViews.comparison(sheets.see(actor, id), entry);
    }

    @PostMapping("/description")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<SheetViews.View> describe(Actor actor, @PathVariable UUID id, @RequestBody Described typed) {
        Suitability suitability = Suitability.of(Typed.text(typed.suitability()))
                .orElseThrow(() -> Refusal.invalid("suitability", "Select whether the still allows a comparison."));
        return shown(sheets.describe(
                actor,
                id,
                new Sheet.Description(
                        Typed.text(typed.visible()).strip(),
                        Typed.text(typed.limits()).strip(),
                        suitability)));
    }

    @PostMapping("/entries/{entry}/assessment")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<SheetViews.View> assess(
            Actor actor, @PathVariable UUID id, @PathVariable UUID entry, @RequestBody Assessed typed) {
        Assessment assessment = Assessment.of(Typed.text(typed.assessment()))
                .orElseThrow(() -> Refusal.invalid("assessment", "Select exclude, keep or unsuitable."));
        return shown(sheets.assess(actor, id, entry, assessment));
    }

    @PostMapping("/entries/{entry}/features")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<SheetViews.View> examine(
            Actor actor, @PathVariable UUID id, @PathVariable UUID entry, @RequestBody Examined typed) {
        Integer support = typed.support();
        if (support == null) {
            throw Refusal.invalid("support", "Select a step from −3 to +3.");
        }
        Features features = Features.of(
                Optional.ofNullable(typed.findings()).orElse(Map.of()),
                Optional.ofNullable(typed.notes()).orElse(Map.of()));
        return shown(sheets.examine(actor, id, entry, features, new Support(support)));
    }

    @PostMapping("/conclusion")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<SheetViews.View> conclude(Actor actor, @PathVariable UUID id, @RequestBody Concluded typed) {
        Answer answer = Answer.of(Typed.text(typed.answer()))
                .orElseThrow(() -> Refusal.invalid("answer", "Select your answer."));
        return shown(
                sheets.conclude(actor, id, answer, Optional.ofNullable(typed.picked()), Typed.text(typed.grounds())));
    }

    record GivenUp(UUID sheet) {}

    /// Gives the sheet back for somebody else.
    @PostMapping("/return")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<GivenUp> giveUp(Actor actor, @PathVariable UUID id) {
        sheets.giveUp(actor, id);
        return Replies.seeOther(URI.create("/examinations"), new GivenUp(id));
    }

    /// A picture of the sheet as a PNG file, in one of the frames that are the same for all.
    ///
    /// @param size 'small', 'head' or 'face'
    /// @param adjustment a way in which it was looked at before
    @GetMapping(path = "/pictures/{picture}", produces = MediaType.IMAGE_PNG_VALUE)
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<byte[]> picture(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID picture,
            @RequestParam(defaultValue = "head") String size,
            @RequestParam Optional<UUID> adjustment) {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(pictures.file(actor, id, picture, size(size), adjustment));
    }

    /// Keeps a way of looking at a picture; 0, 100 and 100 are the picture as it was.
    ///
    /// @param brightness −50 to 50
    /// @param contrast 50 to 300
    /// @param gamma 30 to 300
    public record Adjusted(
            @Nullable Integer brightness,
            @Nullable Integer contrast,
            @Nullable Integer gamma) {}

    record AdjustmentView(UUID id) {}

    /// @param size in which it is seen: 'small', 'head' or 'face'
    @PostMapping("/pictures/{picture}/adjustments")
    @Roles({Role.EXAMINER, Role.VERIFYING_EXAMINER, Role.ARBITER})
    ResponseEntity<AdjustmentView> adjust(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID picture,
            @RequestParam(defaultValue = "head") String size,
            @RequestBody Adjusted typed) {
        Tone tone;
        try {
            tone = new Tone(
                    or(typed.brightness(), Tone.NONE.brightness()),
                    or(typed.contrast(), Tone.NONE.contrast()),
                    or(typed.gamma(), Tone.NONE.gamma()));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("tone", e.getMessage() + ".");
        }
        UUID kept = pictures.adjust(actor, id, picture, size(size), tone);
        return Replies.created(
                URI.create("/sheets/" + id + "/pictures/" + picture + "?adjustment=" + kept), new AdjustmentView(kept));
    }

    private static int or(@Nullable Integer typed, int neutral) {
        return typed == null ? neutral : typed;
    }

    private static Size size(String word) {
        return Size.of(word).orElseThrow(() -> Refusal.invalid("size", "A size is small, head or face."));
    }

    private static ResponseEntity<SheetViews.View> shown(Sheet sheet) {
        return Replies.seeOther(at(sheet.id()), SheetViews.of(sheet));
    }

    static URI at(UUID id) {
        return URI.create("/sheets/" + id);
    }
}
