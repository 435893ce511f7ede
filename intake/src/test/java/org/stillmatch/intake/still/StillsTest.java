package org.stillmatch.intake.still;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.audit.act.Act;
import org.stillmatch.audit.act.Actor;
import org.stillmatch.audit.act.Refusal;
import org.stillmatch.audit.act.Role;
import org.stillmatch.face.Faces;
import org.stillmatch.face.KnownFace;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.decode.Resampler;
import org.stillmatch.intake.original.Drawn;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;

class StillsTest {
    private static Path demo;
    private static Faces faces;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeAll
    static void load() throws Exception {
        demo = DemoPictures.open().directory();
        faces = new Faces(DefaultPack.open());
    }

    @AfterAll
    static void unload() {
        faces.close();
    }

    @BeforeEach
    void open() {
        desk = new Desk(folder, faces);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aStillIsExaminedByTheServiceAndNoFaceBecomesATemplate() throws Exception {
        Still still = desk.sent(file("audrey_crop"));

        assertTrue(still.examined());
        assertEquals(StillState.RECEIVED, still.state());
        assertEquals(1, still.faces().size());
        SeenFace face = still.faces().getFirst();
        assertTrue(face.good() && face.box().left() + face.box().width() / 2 < still.width());
        assertTrue(face.measures().containsKey("Sharpness") && face.measures().containsKey("InterEyeDistance"));
        assertEquals(List.of("keep original", "add exhibit", "add still", "examine still"), names().subList(1, 5));
        // The one thing that is sealed here beside people's words is a place with landmarks, of which nobody is known.
        assertEquals(
                List.of("still_face.known"),
                desk.evidence
                        .client
                        .sql("""
                                select table_name || '.' || column_name as name from information_schema.columns
                                where table_name in ('still', 'still_face') and data_type = 'bytea'
                                and column_name not like '%because'
                                """)
                        .query((row, n) -> row.getString("name"))
                        .list());
    }

    @Test
    void aFaceIsSearchableOnceItIsNamedAndConfirmed() throws Exception {
        UUID submission = desk.draft();
        Still still = desk.sent(submission, beside("audrey_crop", "cage2_crop"));
        assertEquals(2, still.faces().size());
        assertConflict("received", () -> desk.stills.searchable(still.id()));

        Still named = desk.stills.name(desk.contributor(), still.id(), 2, "He put the meat in his bag.");
        assertEquals(StillState.SEARCHABLE, named.state());
        assertEquals(Optional.of("He put the meat in his bag."), named.because());
        assertConflict("searchable", () -> desk.stills.searchable(still.id()));

        desk.state(submission, "received");
        desk.stills.confirm(clerk(), still.id());
        assertEquals(
                List.of(submission, still.sha256(), 2, "HSF/1"),
                List.of(
                        desk.stills.searchable(still.id()).submission(),
                        desk.stills.searchable(still.id()).sha256(),
                        desk.stills.searchable(still.id()).face(),
                        desk.stills.searchable(still.id()).reference()));
        assertConflict("received", () -> desk.stills.name(desk.contributor(), still.id(), 1, "No, the other."));
        byte[] read = desk.stills.picture(still.id(), "enquiry 1");
        assertArrayEquals(beside("audrey_crop", "cage2_crop"), read);
        Picture upright = Decoder.decode(read, Limits.STANDARD).picture();
        assertEquals(
                new KnownFace(faces.pack(), faces.inStill(upright).get(1)),
                desk.stills.knownFace(still.id()),
                "what was found at first is what a second look finds, bit for bit");

        Actor service = Actor.service(desk.evidence.force);
        desk.stills.searched(service, still.id());
        desk.stills.searched(service, still.id());
        assertEquals(StillState.SEARCHED, desk.stills.find(clerk(), still.id()).state());
        assertEquals(
                "received",
                desk.stills.find(desk.contributor(), still.id()).state().retailersWords());
        assertEquals(1, names().stream().filter("search still"::equals).count() - 1, "one reading, one change");
    }

    @Test
    void whyAFaceIsMeantLiesSealed() throws Exception {
        Still still = desk.sent(file("audrey_crop"));
        desk.stills.name(desk.contributor(), still.id(), 1, "She hid it in a pram.");
        String row = desk.evidence
                .client
                .sql("select encode(named_because, 'escape') as text from still")
                .query((all, n) -> all.getString("text"))
                .single();
        assertFalse(row.contains("pram"));
    }

    @Test
    void aFaceThatIsTooSmallIsKeptWithAdviceAndMayBeOverriddenForAReason() throws Exception {
        UUID submission = desk.draft();
        Still still = desk.sent(submission, Pictures.toPng(Composed.small(faces, picture("audrey_crop"), 10)));
        assertEquals(1, still.faces().size());
        Still named = desk.stills.name(desk.contributor(), still.id(), 1, "The only one there.");
        assertEquals(StillState.NOT_SEARCHABLE, named.state());
        assertTrue(
                named.reason().orElseThrow().contains("apart: too small"),
                named.reason().toString());
        assertEquals("better image needed", named.state().retailersWords());
        assertEquals("not searchable", lastFact("examine still"));
        assertTrue(betterImageNeeded(submission));

        desk.state(submission, "received");
        desk.stills.confirm(clerk(), still.id());
        assertConflict("not searchable", () -> desk.stills.searchable(still.id()));
        assertThrows(Refusal.class, () -> desk.stills.override(clerk(), still.id(), " "));
        assertEquals(
                StillState.SEARCHABLE,
                desk.stills
                        .override(clerk(), still.id(), "A known scar is visible.")
                        .state());
        assertEquals(1, desk.stills.searchable(still.id()).face());
        assertFalse(betterImageNeeded(submission));
        assertConflict("searchable", () -> desk.stills.override(clerk(), still.id(), "again"));
        assertTrue(desk.evidence.acts.stream()
                .anyMatch(act ->
                        act.name().equals("override still") && act.reason().contains("scar")));
    }

    @Test
    void aStillWithoutAFaceStaysEvidenceAndAsksForAClip() throws Exception {
        UUID submission = desk.draft();
        Still still = desk.sent(submission, Pictures.toPng(Drawn.picture(300, 200)));
        assertEquals(StillState.NOT_SEARCHABLE, still.state());
        assertTrue(still.reason().orElseThrow().contains("clip"));
        desk.state(submission, "received");
        assertConflict("not searchable", () -> desk.stills.override(clerk(), still.id(), "I see one."));
        assertConflict("not searchable", () -> desk.stills.confirm(clerk(), still.id()));
    }

    @Test
    void anotherFaceMayBeNamedUntilIntakeConfirms() throws Exception {
        Picture small = Composed.small(faces, picture("audrey_crop"), 10);
        Picture large = picture("cage2_crop");
        Still still = desk.sent(Pictures.toPng(Composed.together(large, small)));
        assertEquals(2, still.faces().size());
        int tiny = still.faces().stream()
                .filter(face -> !face.good())
                .findFirst()
                .orElseThrow()
                .number();
        assertEquals(
                StillState.NOT_SEARCHABLE,
                desk.stills
                        .name(desk.contributor(), still.id(), tiny, "This one.")
                        .state());
        assertEquals(
                StillState.SEARCHABLE,
                desk.stills
                        .name(desk.contributor(), still.id(), 3 - tiny, "No, that one.")
                        .state());
        assertThrows(Refusal.class, () -> desk.stills.name(desk.contributor(), still.id(), 3, "Who?"));
    }

    @Test
    void aPreviewIsWrittenAnewAndAtMost1200PixelsAside() throws Exception {
        Picture large = Resampler.resize(picture("audrey_crop"), 2000, 1500);
        Still still = desk.sent(withComment(Pictures.toJpeg(large, 90), "GPS 51.5 N"));
        byte[] preview = desk.stills
                .preview(desk.contributor(), still.id(), Optional.empty())
                .orElseThrow();
        Picture seen = Decoder.decode(preview, Limits.STANDARD).picture();
        assertEquals(List.of(1200, 900), List.of(seen.width(), seen.height()));
        assertFalse(new String(preview, StandardCharsets.ISO_8859_1).contains("GPS"));
        assertEquals(List.of(2000, 1500), List.of(still.width(), still.height()));
    }

    @Test
    void aClipOffersItsBestFramesAndOneTakenIsMadeAgainByteForByte() throws Exception {
        UUID submission = desk.draft();
        byte[] file = clip("audrey_crop", 6);
        Still clip = desk.sent(submission, file);
        assertTrue(clip.clip() && clip.state() == StillState.RECEIVED);
        assertTrue(
                !clip.faces().isEmpty() && clip.faces().size() <= 3,
                clip.faces().size() + " frames");
        assertEquals(OptionalInt.of(1), clip.faces().getFirst().person());
        for (SeenFace frame : clip.faces()) {
            assertTrue(desk.stills
                    .preview(desk.contributor(), clip.id(), Optional.of(frame.number()))
                    .isPresent());
        }

        SentFiles.Added taken = desk.files.takeFrame(desk.contributor(), clip.id(), 2);
        desk.work();
        Still still = desk.stills.find(desk.contributor(), taken.exhibit().id());
        assertEquals(Optional.of(clip.id()), taken.exhibit().derivedFrom());
        Recipe recipe = still.recipe().orElseThrow();
        assertEquals(List.of(clip.sha256(), clip.faces().get(1).micros()), List.of(recipe.clip(), recipe.micros()));
        assertEquals(1, still.faces().size());

        byte[] again = recipe.make(Files.write(folder.resolve("again.avi"), file));
        desk.state(submission, "received");
        try (InputStream kept = desk.files.read(clerk(), still.id(), "casework", "To make it again")) {
            assertArrayEquals(kept.readAllBytes(), again);
        }
        assertEquals(
                taken.exhibit(),
                desk.files.takeFrame(desk.contributor(), clip.id(), 2).exhibit());
        assertThrows(Refusal.class, () -> desk.files.takeFrame(desk.contributor(), clip.id(), 9));
        assertThrows(Refusal.class, () -> desk.stills.name(desk.contributor(), clip.id(), 1, "him"));
    }

    @Test
    void aStillIsOnlyItsRetailersAndThePolicesOnceItIsSent() throws Exception {
        UUID submission = desk.draft();
        Still still = desk.sent(submission, file("audrey_crop"));
        Actor other = desk.evidence.contributorOfOther();
        for (Actor stranger : List.of(other, clerk())) {
            assertNotThere(() -> desk.stills.find(stranger, still.id()));
            assertNotThere(() -> desk.files.locate(stranger, still.id()));
            assertNotThere(() -> desk.stills.preview(stranger, still.id(), Optional.empty()));
            assertEquals(List.of(), desk.stills.ofSubmission(stranger, submission));
        }
        assertNotThere(() -> desk.stills.name(other, still.id(), 1, "him"));
        assertNotThere(() -> desk.files.takeFrame(other, still.id(), 1));
        desk.state(submission, "received");
        assertEquals(still.id(), desk.stills.find(clerk(), still.id()).id());
        assertNotThere(() -> desk.stills.find(other, still.id()));
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                assertThrows(Refusal.class, () -> desk.stills.confirm(desk.contributor(), still.id()))
                        .kind());
        assertEquals(
                Refusal.Kind.FORBIDDEN,
                assertThrows(Refusal.class, () -> desk.stills.name(clerk(), still.id(), 1, "him"))
                        .kind());
    }

    @Test
    void theSameFileInTwoSubmissionsIsErasedWithTheLastOfThem() throws Exception {
        UUID first = desk.draft();
        UUID second = desk.draft();
        Still one = desk.sent(first, file("audrey_crop"));
        SentFiles.Added two = desk.add(second, file("audrey_crop"));
        assertTrue(two.sentBefore());
        desk.work();
        assertEquals(
                one.original(),
                desk.stills.find(desk.contributor(), two.exhibit().id()).original());

        withdraw(first);
        assertConflict("withdrawn", () -> desk.stills.preview(desk.contributor(), one.id(), Optional.empty()));
        assertNotThere(() -> desk.files.locate(desk.contributor(), one.id()));
        assertTrue(desk.stills
                .preview(desk.contributor(), two.exhibit().id(), Optional.empty())
                .isPresent());
        withdraw(second);
        assertEquals(List.of(), stored());
        assertEquals(2, desk.evidence.keys.count(), "those of the two submissions' texts alone");
        assertFalse(desk.add(desk.draft(), file("audrey_crop")).sentBefore());
    }

    @Test
    void aFrameGoesWithItsClip() throws Exception {
        UUID submission = desk.draft();
        Still clip = desk.sent(submission, clip("audrey_crop", 5));
        desk.files.takeFrame(desk.contributor(), clip.id(), 1);
        desk.work();
        withdraw(submission);
        assertEquals(List.of(), stored());
    }

    @Test
    void aFileThatIsAddedWhileItIsWithdrawnElsewhereIsKeptOrRefused() throws Exception {
        for (int round = 0; round < 20; round++) {
            byte[] file = Pictures.toPng(Drawn.picture(40, 40, round));
            UUID first = desk.draft();
            UUID second = desk.draft();
            desk.add(first, file);
            CountDownLatch ready = new CountDownLatch(2);
            boolean added;
            try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
                Future<Boolean> adding = pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    try {
                        desk.add(second, file);
                        return true;
                    } catch (Refusal e) {
                        return false;
                    }
                });
                Future<?> withdrawing = pool.submit(() -> {
                    ready.countDown();
                    ready.await();
                    withdraw(first);
                    return null;
                });
                added = adding.get();
                withdrawing.get();
            }
            if (added) {
                UUID exhibit = desk.stills
                        .ofSubmission(desk.contributor(), second)
                        .getFirst()
                        .id();
                desk.state(second, "received");
                try (InputStream in = desk.files.read(clerk(), exhibit, "casework", "To see that it is there")) {
                    assertArrayEquals(file, in.readAllBytes());
                }
            }
        }
    }

    private boolean betterImageNeeded(UUID submission) {
        return desk.evidence
                .client
                .sql("select better_image_needed as needed from submission where id = :id")
                .param("id", submission)
                .query((row, n) -> row.getBoolean("needed"))
                .single();
    }

    private void withdraw(UUID submission) throws Exception {
        desk.evidence.transactions.executeWithoutResult(status -> {
            desk.state(submission, "withdrawn");
            desk.files.forget(desk.evidence.retailer, submission);
        });
        desk.work();
    }

    private List<Path> stored() throws Exception {
        try (var all = Files.walk(desk.evidence.store)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private Actor clerk() {
        return desk.evidence.police(Role.INTAKE_CLERK);
    }

    private List<String> names() {
        return desk.evidence.acts.stream().map(Act::name).toList();
    }

    private String lastFact(String act) {
        return desk.evidence.acts.stream()
                .filter(a -> a.name().equals(act) && a.facts().containsKey("state"))
                .reduce((first, second) -> second)
                .orElseThrow()
                .facts()
                .getOrDefault("state", "");
    }

    private static void assertConflict(String state, org.junit.jupiter.api.function.Executable act) {
        Refusal refusal = assertThrows(Refusal.class, act);
        assertEquals(
                List.of(Refusal.Kind.CONFLICT, state),
                List.of(refusal.kind(), refusal.fields().get("state")));
    }

    private static void assertNotThere(org.junit.jupiter.api.function.Executable act) {
        assertEquals(Refusal.Kind.NOT_FOUND, assertThrows(Refusal.class, act).kind());
    }

    private static byte[] file(String name) throws Exception {
        return Files.readAllBytes(demo.resolve(name + ".jpg"));
    }

    private static Picture picture(String name) throws Exception {
        return Decoder.read(demo.resolve(name + ".jpg"), Limits.STANDARD).picture();
    }

    private static byte[] beside(String left, String right) throws Exception {
        return Pictures.toPng(Composed.together(picture(left), picture(right)));
    }

    /// A head that moves a little from frame to frame.
    private static byte[] clip(String name, int frames) throws Exception {
        Picture picture = picture(name);
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            Picture frame = new Picture(
                    picture.width() + 40, picture.height(), new byte[3 * (picture.width() + 40) * picture.height()]);
            Composed.paste(picture, frame, 4 * i, 0);
            all.add(frame);
        }
        return Drawn.clip(all);
    }

    /// A JPEG file with a comment after its start.
    private static byte[] withComment(byte[] jpeg, String comment) {
        byte[] words = comment.getBytes(StandardCharsets.ISO_8859_1);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.write(0xff);
        out.write(0xfe);
        out.write(0);
        out.write(words.length + 2);
        out.writeBytes(words);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
