package org.stillmatch.intake.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;

class SubmissionsTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void draftsAreNumberedByOrganisation() {
        Submission first = world.submissions.draft(world.contributor(), Content.empty());
        Submission second = world.submissions.draft(world.contributor(), Content.empty());
        Submission others = world.submissions.draft(world.contributorOfOther(), Content.empty());

        assertEquals(
                List.of("SM-2026-000001", "SM-2026-000002", "SM-2026-000001"),
                List.of(first.reference(), second.reference(), others.reference()));
        assertEquals(List.of("draft submission", "draft submission", "draft submission"), world.actNames());
    }

    @Test
    void whatWasSaidBeforeStaysOnRecord() {
        Submission draft = world.submissions.draft(world.contributor(), said("He took bottles."));
        Submission changed = world.submissions.change(world.contributor(), draft.id(), said("She took bottles."));

        assertEquals(2, changed.version());
        assertEquals("She took bottles.", world.versions.last(changed, true).happened());
        assertEquals("He took bottles.", world.versions.last(draft, true).happened());
    }

    @Test
    void nothingThatAPersonWroteLiesOpenInTheDatabase() {
        Submission draft = world.submissions.draft(
                world.contributor(),
                Content.empty()
                        .with(new Content.Texts("JB", "A tall stranger", "stranger, 190 cm", "AB12 CDE", "Ann Shop")));
        world.submissions.attach(
                world.contributor(), draft.id(), NewExhibit.of(ExhibitKind.STILL, "stranger.jpg", World.sha256(1), 10));

        for (String table : List.of("submission", "submission_version", "exhibit")) {
            String all = world.client
                    .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
                    .query(String.class)
                    .single();
            assertTrue(
                    !all.contains("stranger")
                            && !all.contains("Ann Shop")
                            && !all.contains("JB")
                            && !all.contains("CDE"),
                    table);
        }
    }

    @Test
    void aFileIsAddedOnceHoweverOftenItIsSent() {
        Submission draft = world.submissions.draft(world.contributor(), Content.empty());
        NewExhibit file = NewExhibit.of(ExhibitKind.STILL, "a.jpg", World.sha256(1), 10);

        Exhibit first = world.submissions.attach(world.contributor(), draft.id(), file);
        Exhibit again = world.submissions.attach(world.contributor(), draft.id(), file);
        Exhibit second = world.submissions.attach(
                world.contributor(), draft.id(), NewExhibit.of(ExhibitKind.CLIP, "b.mp4", World.sha256(2), 10));

        assertEquals(first, again);
        assertEquals(List.of("HSF/1", "HSF/2"), List.of(first.reference(), second.reference()));
        assertEquals(Optional.of("a.jpg"), first.name());
        assertEquals(List.of("draft submission", "add exhibit", "add exhibit"), world.actNames());
    }

    @Test
    void noReferenceNamesTwoExhibits() {
        Submission draft = world.submissions.draft(world.contributor(), Content.empty());
        NewExhibit named =
                new NewExhibit(ExhibitKind.STILL, Optional.of("AB/1"), "a.jpg", World.sha256(1), 10, Optional.empty());
        world.submissions.attach(world.contributor(), draft.id(), named);

        Refusal refusal = assertThrows(
                Refusal.class,
                () -> world.submissions.attach(
                        world.contributor(),
                        draft.id(),
                        new NewExhibit(
                                ExhibitKind.STILL,
                                Optional.of("AB/1"),
                                "b.jpg",
                                World.sha256(2),
                                10,
                                Optional.empty())));
        assertEquals(Set.of("reference"), refusal.fields().keySet());
    }

    @Test
    void anotherRetailersSubmissionIsNotThere() {
        Submission draft = world.submissions.draft(world.contributor(), Content.empty());

        for (Runnable act : List.<Runnable>of(
                () -> world.submissions.change(world.contributorOfOther(), draft.id(), Content.empty()),
                () -> world.submissions.attach(
                        world.contributorOfOther(),
                        draft.id(),
                        NewExhibit.of(ExhibitKind.STILL, "a.jpg", World.sha256(1), 1)))) {
            assertEquals(
                    Refusal.Kind.NOT_FOUND,
                    assertThrows(Refusal.class, act::run).kind());
        }
    }

    @Test
    void thePoliceDoNotWriteARetailersSubmission() {
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                assertThrows(
                                Refusal.class,
                                () -> world.submissions.draft(world.police(Role.INTAKE_CLERK), Content.empty()))
                        .kind());
    }

    static Content said(String happened) {
        return Content.empty().with(new Content.Texts(null, happened, null, null, null));
    }
}
