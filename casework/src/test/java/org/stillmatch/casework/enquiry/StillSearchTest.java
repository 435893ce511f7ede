package org.stillmatch.casework.enquiry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillmatch.casework.custody.CustodyGallery;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.custody.CustodyImages;
import org.stillmatch.evaluation.degrade.Degradation;
import org.stillmatch.face.Embedded;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.RefusedStill;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;
import org.stillmatch.models.Pack;
import org.stillmatch.search.match.Match;
import org.stillmatch.search.match.Matcher;
import org.stillmatch.search.match.Reference;

class StillSearchTest {
    private static final Threshold HALF = Threshold.given(0.5);

    private static Path demo;
    private static Pack pack;
    private static Faces faces;
    private static CustodyGallery gallery;

    @TempDir
    Path folder;

    @BeforeAll
    static void enrol() throws Exception {
        demo = DemoPictures.open().directory();
        pack = DefaultPack.open();
        faces = new Faces(pack);
        gallery = gallery("audrey_crop", "cage2_crop");
    }

    @AfterAll
    static void close() {
        faces.close();
    }

    @Test
    void eachStageTakesWhatTheClockHandedInSays() throws Exception {
        long[] now = {0};
        Answer answer = search(HALF, () -> now[0] += 1_000_000_000L).ask(still("audrey"), OptionalInt.empty());
        assertEquals(new Seconds(1, 1, 1, 1, 5), answer.seconds());
    }

    @Test
    void aScoreAtTheThresholdIsALeadAndOneBelowIsNone() throws Exception {
        Answer first = ask(Threshold.given(-2), still("audrey"));
        Match best = first.faces().getFirst().matches().orElseThrow().matches().getFirst();
        assertEquals("audrey_crop", gallery.images().get(best.image()).image());
        assertEquals(
                Decision.LEAD,
                ask(Threshold.given(best.score()), still("audrey")).decision());
        Answer above = ask(Threshold.given(Math.nextUp(best.score())), still("audrey"));
        assertEquals(Decision.NO_LEAD, above.decision());
        assertEquals(
                2, above.faces().getFirst().matches().orElseThrow().matches().size(), "told all the same");
        assertEquals("gallery of two", above.snapshot());
    }

    @Test
    void anEmptyGalleryGivesNoLead() throws Exception {
        StillSearch search = new StillSearch(faces, gallery(), HALF, 20, () -> 0);
        Answer answer = search.ask(still("audrey"), OptionalInt.empty());
        assertEquals(Decision.NO_LEAD, answer.decision());
        assertEquals(
                List.of(), answer.faces().getFirst().matches().orElseThrow().matches());
    }

    @Test
    void aRuinedStillIsNotSearchedAndSaysWhatWouldHelp() throws Exception {
        Picture ruined = new Degradation("ruined", 9, 6, 14, 15).apply(picture("audrey"), 90, new SplittableRandom(1));
        Answer answer = ask(HALF, written(ruined));
        assertEquals(Decision.NOT_SEARCHABLE, answer.decision());
        assertFalse(answer.reason().isBlank());
        assertTrue(answer.faces().stream().allMatch(face -> face.matches().isEmpty()));
        assertTrue(answer.settled());
    }

    @Test
    void whereItIsNotClearWhichFaceIsMeantNobodyIsSearched() throws Exception {
        Path two = written(beside(picture("audrey_crop"), picture("cage2_crop")));
        Answer unsettled = ask(HALF, two);
        assertFalse(unsettled.settled());
        assertEquals(2, unsettled.faces().size());
        assertEquals(0, unsettled.seconds().embed());
        assertTrue(unsettled.faces().stream().allMatch(face -> face.matches().isEmpty()));
        Answer second = search(HALF, () -> 0).ask(two, OptionalInt.of(2));
        assertEquals(Decision.LEAD, second.decision());
        assertTrue(second.faces().get(0).matches().isEmpty());
        assertTrue(second.faces().get(1).matches().isPresent());
        for (int none : new int[] {0, 3, -1}) {
            assertThrows(RefusedStill.class, () -> search(HALF, () -> 0).ask(two, OptionalInt.of(none)));
        }
    }

    @Test
    void whatCannotBeReadIsRefusedInASentence() throws Exception {
        Path words = Files.write(folder.resolve("words.jpg"), "none".getBytes(StandardCharsets.UTF_8));
        assertRefused("neither a picture nor a clip", words);
        assertRefused("There is no file", folder.resolve("gone.jpg"));
        assertRefused("There is no file", folder);
        byte[] whole = Files.readAllBytes(still("audrey"));
        assertRefused("", Files.write(folder.resolve("head.jpg"), java.util.Arrays.copyOf(whole, 200)));
    }

    private void assertRefused(String said, Path still) {
        String message = String.valueOf(
                assertThrows(RefusedStill.class, () -> ask(HALF, still)).getMessage());
        assertTrue(message.contains(said) && message.endsWith("."), message);
    }

    private static Answer ask(Threshold threshold, Path still) throws Exception {
        return search(threshold, () -> 0).ask(still, OptionalInt.empty());
    }

    private static StillSearch search(Threshold threshold, LongSupplier nanos) {
        return new StillSearch(faces, gallery, threshold, 20, nanos);
    }

    private static CustodyGallery gallery(String... photographs) throws Exception {
        List<CustodyImage> images = new ArrayList<>();
        List<Reference> references = new ArrayList<>();
        for (String name : photographs) {
            Picture picture = picture(name);
            Face face = faces.inCustodyImage(picture).orElseThrow();
            Embedded embedded = faces.embed(picture, face);
            references.add(new Reference(images.size(), images.size(), embedded.template(), embedded.shown()));
            images.add(new CustodyImage(name, name, name, Optional.empty(), Optional.empty(), Optional.empty(), false));
        }
        Matcher matcher = Matcher.of(pack.id(), pack.dimension(), references, Optional.empty());
        return new CustodyGallery(matcher, CustodyImages.of(images), Map.of(), "gallery of two");
    }

    private static Path still(String name) {
        return demo.resolve(name + ".jpg");
    }

    private static Picture picture(String name) throws Exception {
        return Decoder.read(still(name), Limits.STANDARD).picture();
    }

    private Path written(Picture picture) throws Exception {
        return Files.write(folder.resolve("written.png"), Pictures.toPng(picture));
    }

    private static Picture beside(Picture left, Picture right) {
        int width = left.width() + right.width();
        int height = Math.max(left.height(), right.height());
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < left.height(); y++) {
            System.arraycopy(left.rgb(), 3 * y * left.width(), rgb, 3 * y * width, 3 * left.width());
        }
        for (int y = 0; y < right.height(); y++) {
            System.arraycopy(
                    right.rgb(), 3 * y * right.width(), rgb, 3 * (y * width + left.width()), 3 * right.width());
        }
        return new Picture(width, height, rgb);
    }
}
