package org.stillmatch.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillmatch.casework.depiction.Depiction;
import org.stillmatch.casework.depiction.Eyes;
import org.stillmatch.casework.depiction.Frame;
import org.stillmatch.casework.depiction.Recipe;
import org.stillmatch.casework.depiction.Region;
import org.stillmatch.casework.depiction.Source;
import org.stillmatch.casework.depiction.Tone;
import org.stillmatch.face.Face;
import org.stillmatch.face.Faces;
import org.stillmatch.face.align.Point;
import org.stillmatch.face.decode.Decoder;
import org.stillmatch.face.decode.Limits;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.decode.Unreadable;
import org.stillmatch.models.DefaultPack;
import org.stillmatch.models.DemoPictures;

/// The comparison of two pictures in a real browser, by keyboard alone.
class CompareTest {
    private static final Pattern OFF = Pattern.compile(".*sm-compare__view--off.*");
    private static final Pattern ON = Pattern.compile("^(?!.*sm-compare__view--off).*$");
    private static final Tone TONE = new Tone(8, 150, 140);

    private static Chromium chromium;
    private static ComparePage drawn;

    @BeforeAll
    static void start() throws Exception {
        chromium = new Chromium();
        byte[] one = face(new Color(0xd8b59a), 52);
        byte[] other = face(new Color(0x8a5a3c), 64);
        drawn = new ComparePage(new ComparePage.Pictures(
                List.of(
                        shot("The face", one, head(one), true),
                        shot("The face, in another tone", one, head(one).with(TONE), false),
                        shot("The whole still", one, Recipe.scene(Source.of(one), List.of()), true)),
                List.of(shot("View 1", other, head(other), true), shot("View 2", other, close(other), true))));
    }

    @AfterAll
    static void stop() {
        drawn.close();
        chromium.close();
    }

    @Test
    void bothPicturesAreSeenAtOnceOnEveryScreenAndNothingIsWrongWithThePage() throws Exception {
        for (int[] size : new int[][] {{1366, 768}, {2560, 1440}, {360, 740}}) {
            try (Window window = new Window(drawn, size[0], size[1])) {
                BoundingBox left = window.view("left").boundingBox();
                BoundingBox right = window.view("right").boundingBox();
                assertEquals(left.width, right.width, 0.5);
                assertEquals(left.height, right.height, 0.01);
                assertEquals(left.y, right.y, 0.01);
                boolean screen = size[0] > 1000;
                assertTrue(!screen || right.height > 0.5 * size[1], "small at " + size[0] + ": " + right.height);
                for (String mode : List.of("s", "f", "w", "g", "?")) {
                    window.press(mode);
                    if (mode.equals("f")) {
                        window.press("t");
                    }
                    BoundingBox view = window.view("left").boundingBox();
                    assertTrue(!screen || left.y == view.y, mode + " moves the pictures at " + size[0]);
                    assertTrue(!screen || view.y + view.height <= size[1], mode + ": below the screen of " + size[0]);
                    assertEquals(List.of(), Chromium.objections(window.page), mode + " at " + size[0]);
                    assertFalse(Chromium.isTooWide(window.page), mode + " at " + size[0]);
                    window.keepPicture("drawn-" + size[0] + "-" + (mode.equals("?") ? "keys" : mode));
                }
            }
        }
    }

    @Test
    void everythingThatHasAKeyHasAControlThatIsSeen() {
        try (Window window = new Window(drawn, 1366, 768)) {
            for (String mode : List.of("f", "w", "s")) {
                window.press(mode);
                for (Locator button :
                        window.page.locator("[data-tools] button:visible").all()) {
                    assertTrue(button.locator("kbd").isVisible(), button.textContent());
                }
            }
            assertEquals(
                    List.of(),
                    window.page.locator(".sm-compare__keys dt kbd").allTextContents().stream()
                            .filter(key -> !key.equals("Esc"))
                            .filter(key -> window
                                    .page
                                    .locator("[data-tools] kbd, .sm-compare__caption kbd, .sm-compare__slider kbd")
                                    .allTextContents()
                                    .stream()
                                    .noneMatch(key::equals))
                            .toList());
        }
    }

    @Test
    void bothPicturesAreZoomedMovedAndTurnedAlikeUntilToldOtherwise() {
        try (Window window = new Window(drawn, 1366, 768)) {
            window.press("+", "+", "ArrowRight", "Shift+ArrowUp", "]", "]", "Shift+}");
            String placed = window.placed("left");
            assertEquals(placed, window.placed("right"));
            assertTrue(placed.contains("scale(1.5625)") && placed.contains("rotate(12deg)"), placed);
            assertThat(window.status()).containsText("Zoom 1.56, turned 12°. Both move.");

            window.press("l", "-", "[");
            assertEquals(placed, window.placed("right"));
            assertTrue(window.placed("left").contains("scale(1.25)"));
            assertThat(window.status()).containsText("Still moves");
            window.press("l", "ArrowLeft");
            assertNotEquals(placed, window.placed("right"));
            assertThat(window.status()).containsText("Candidate moves");
            window.press("l");
            assertThat(window.status()).containsText("Both move");
        }
    }

    @Test
    void whatIsDoneIsUndoneStepByStepOrAllAtOnce() {
        try (Window window = new Window(drawn, 1366, 768)) {
            String before = window.placed("left");
            window.press("+");
            String zoomed = window.placed("left");
            window.press("]");
            assertNotEquals(zoomed, window.placed("left"));
            window.press("z");
            assertEquals(zoomed, window.placed("left"));
            window.press("z");
            assertEquals(before, window.placed("left"));
            window.press("z");
            assertThat(window.status()).hasText("Nothing is left to undo.");
            window.press("+", "]", "ArrowDown", "a");
            assertEquals(before, window.placed("left"));
            assertEquals(before, window.placed("right"));
            window.press("z");
            assertNotEquals(before, window.placed("left"), "undone as well");
        }
    }

    @Test
    void theMouseZoomsWhereItPointsAndDrags() {
        try (Window window = new Window(drawn, 1366, 768)) {
            BoundingBox view = window.view("right").boundingBox();
            window.page.mouse().move(view.x + view.width / 2, view.y + view.height / 4);
            window.page.mouse().wheel(0, -100);
            assertThat(window.status()).containsText("Zoom 1.25");
            String zoomed = window.placed("left");
            assertEquals(zoomed, window.placed("right"));
            List<Double> by = numbers(zoomed);
            assertEquals(0, by.get(0), 1);
            assertEquals(view.height / 4 * 0.25, by.get(1), 1);

            window.page.mouse().down();
            window.page.mouse().move(view.x + view.width / 2 + 40, view.y + view.height / 4);
            window.page.mouse().up();
            window.page.mouse().move(view.x, view.y);
            assertEquals(by.get(0) + 40, numbers(window.placed("left")).get(0), 1);
            assertEquals(by.get(1), numbers(window.placed("left")).get(1), 1);
            assertEquals(window.placed("left"), window.placed("right"));
        }
    }

    @Test
    void flickerShowsOneAfterTheOtherInOnePlaceAsFastAsIsAsked() {
        try (Window window = new Window(drawn, 1366, 768)) {
            window.press("f");
            BoundingBox left = window.view("left").boundingBox();
            BoundingBox right = window.view("right").boundingBox();
            assertEquals(left.x, right.x);
            assertEquals(left.width, right.width);
            assertThat(window.button("run")).hasAttribute("aria-pressed", "true");
            assertThat(window.view("left")).hasClass(OFF);
            assertThat(window.view("left")).hasClass(ON);
            window.press(".", ".", ".", ".");
            assertThat(window.status()).containsText("3 changes a second");
            window.press(",", ",", ",", ",", ",");
            assertThat(window.status()).containsText("0.5 changes a second");
            window.press("o");
            assertThat(window.button("run")).hasAttribute("aria-pressed", "false");
            boolean off = window.isOff("left");
            assertNotEquals(off, window.isOff("right"));
            window.press("o");
            assertNotEquals(off, window.isOff("left"));
            window.press("s");
            assertThat(window.view("left")).hasClass(ON);
            assertThat(window.view("right")).hasClass(ON);
        }
    }

    @Test
    void whoeverWantsNoMotionHasToAskForFlicker() {
        try (Window window = new Window(drawn, 1366, 768)) {
            window.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            window.press("f");
            assertThat(window.button("run")).hasAttribute("aria-pressed", "false");
            assertThat(window.view("left")).hasClass(ON);
            window.press("t");
            assertThat(window.view("left")).hasClass(OFF);
            window.press("t");
            assertThat(window.button("run")).hasAttribute("aria-pressed", "false");
        }
    }

    @Test
    void theDividerIsMovedByKeysAndByMouse() {
        try (Window window = new Window(drawn, 1366, 768)) {
            window.press("w");
            assertThat(window.view("right")).hasCSS("clip-path", "inset(0px 0px 0px 50%)");
            window.press(".", ".", ",");
            assertThat(window.view("right")).hasCSS("clip-path", "inset(0px 0px 0px 55%)");
            Locator divider = window.page.locator("[data-divider]");
            divider.focus();
            window.page.keyboard().press("ArrowLeft");
            window.page.keyboard().press("Shift+ArrowLeft");
            assertThat(divider).hasAttribute("aria-valuenow", "49");
            BoundingBox at = divider.boundingBox();
            BoundingBox view = window.view("left").boundingBox();
            window.page.mouse().move(at.x + at.width / 2, at.y + 30);
            window.page.mouse().down();
            window.page.mouse().move(view.x + view.width * 0.2, at.y + 30);
            window.page.mouse().up();
            assertThat(divider).hasAttribute("aria-valuenow", "20");
            assertThat(window.view("right")).hasCSS("clip-path", "inset(0px 0px 0px 20%)");
            window.press("s");
            assertThat(window.view("right")).hasCSS("clip-path", "none");
        }
    }

    @Test
    void theGridTheOtherPicturesTheHelpAndTheFullScreenHaveKeys() {
        try (Window window = new Window(drawn, 1366, 768)) {
            window.press("g");
            assertThat(window.view("left").locator("[data-grid]")).isVisible();
            assertThat(window.view("right").locator("[data-grid]")).isVisible();
            window.press("g");
            assertThat(window.view("left").locator("[data-grid]")).isHidden();

            window.press("Shift+J");
            assertThat(window.picture("left")).hasAttribute("alt", "Still: The whole still");
            assertThat(window.picture("left")).hasAttribute("src", "/picture/left/2");
            window.press("j", "k");
            assertThat(window.picture("left")).hasAttribute("alt", "Still: The face");
            assertThat(window.picture("right")).hasAttribute("alt", "Candidate: View 2");

            window.press("?");
            assertThat(window.page.locator("[data-keys]")).isVisible();
            window.page.keyboard().press("g");
            assertThat(window.view("left").locator("[data-grid]")).isHidden();
            window.page.keyboard().press("Escape");
            assertThat(window.page.locator("[data-keys]")).isHidden();

            window.press("x");
            assertThat(window.button("fill")).hasAttribute("aria-pressed", "true");
            assertTrue(window.view("left").boundingBox().height > 550);
            window.press("x");
            assertThat(window.button("fill")).hasAttribute("aria-pressed", "false");
        }
    }

    @Test
    void keysMeanNothingOutsideTheComparison() {
        try (Window window = new Window(drawn, 1366, 768)) {
            window.page.locator(".sm-header__name").focus();
            window.page.keyboard().press("g");
            assertThat(window.view("left").locator("[data-grid]")).isHidden();
            for (int i = 0; i < 60; i++) {
                window.page.keyboard().press("Tab");
            }
            assertThat(window.page.locator("#compare-stage")).not().isFocused();
            window.page.locator(".sm-header__name").focus();
            int steps = 0;
            while (!window.page.evaluate("document.activeElement.id").equals("compare-stage")) {
                window.page.keyboard().press("Tab");
                assertTrue(++steps < 40, "the pictures are not reached by Tab");
            }
        }
    }

    @Test
    void aToneIsShownAtOnceAsTheServiceWouldMakeItAndStoredOnceItSettles() throws Exception {
        try (Window window = new Window(drawn, 1366, 768)) {
            drawn.pictures.stored.clear();
            window.press("b");
            for (int i = 0; i < 8; i++) {
                window.page.keyboard().press("ArrowRight");
            }
            window.page.keyboard().press("c");
            for (int i = 0; i < 50; i++) {
                window.page.keyboard().press("ArrowRight");
            }
            window.page.keyboard().press("m");
            for (int i = 0; i < 40; i++) {
                window.page.keyboard().press("ArrowRight");
            }
            assertThat(window.tone("left").locator("[data-stored]")).hasText("Stored");
            String last = "";
            for (String next = drawn.pictures.stored.poll(5, TimeUnit.SECONDS);
                    next != null;
                    next = drawn.pictures.stored.poll()) {
                last = next;
            }
            assertEquals("left0 8 150 140", last);
            assertThat(window.tone("right").locator("output").first()).hasText("0");

            Picture here = window.seen("left");
            window.press("j");
            assertThat(window.picture("left")).hasAttribute("src", "/picture/left/1");
            assertThat(window.tone("left").locator("[name=gamma]")).isDisabled();
            assertThat(window.page.locator("#compare-stage")).isFocused();
            double off = difference(here, window.seen("left"));
            System.out.printf(
                    Locale.ROOT,
                    "figure: a tone as the browser shows it and as the service makes it differ by %.2f of 255%n",
                    off);
            assertTrue(off < 1, "mean difference " + off);

            window.press("Shift+J");
            assertTrue(difference(here, window.seen("left")) < 0.01, "the tone stays with its picture");
            window.press("z");
            assertThat(window.tone("left").locator("[data-value=gamma]")).hasText("100");
            assertEquals("left0 8 150 100", drawn.pictures.stored.poll(5, TimeUnit.SECONDS));
            window.press("a");
            assertEquals("left0 0 100 100", drawn.pictures.stored.poll(5, TimeUnit.SECONDS));
            window.press("z");
            assertEquals("left0 8 150 100", drawn.pictures.stored.poll(5, TimeUnit.SECONDS));
            window.tone("left").locator("[data-plain]").click();
            assertEquals("left0 0 100 100", drawn.pictures.stored.poll(5, TimeUnit.SECONDS));
            assertEquals("", window.picture("left").evaluate("image => image.style.filter"));
        }
    }

    @Test
    void whatCouldNotBeStoredIsSaidAndStoredWhenAsked() throws Exception {
        try (Window window = new Window(drawn, 1366, 768)) {
            drawn.pictures.stored.clear();
            drawn.pictures.broken = true;
            window.press("b", "b");
            window.page.keyboard().press("ArrowLeft");
            assertThat(window.tone("right").locator("[data-stored]")).hasText("Not stored. The service answered 503.");
            drawn.pictures.broken = false;
            window.tone("right").locator("[data-again]").press("Enter");
            assertThat(window.tone("right").locator("[data-stored]")).hasText("Stored");
            assertThat(window.tone("right").locator("[data-again]")).isHidden();
            assertEquals("right0 -1 100 100", drawn.pictures.stored.poll(5, TimeUnit.SECONDS));
        } finally {
            drawn.pictures.broken = false;
        }
    }

    @Test
    void aToneThatHasNotSettledIsSentWhenThePageIsLeft() throws Exception {
        try (Window window = new Window(drawn, 1366, 768)) {
            drawn.pictures.stored.clear();
            window.press("m");
            window.page.keyboard().press("ArrowLeft");
            // Of any other page here the browser would ask for an icon, and be told that there is none.
            window.page.navigate("about:blank");
            assertEquals("left0 0 100 99", drawn.pictures.stored.poll(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void theSlidersGoAsFarAsATone() {
        try (Window window = new Window(drawn, 1366, 768)) {
            for (String side : List.of("left", "right")) {
                List<String> ranges = new ArrayList<>();
                for (String name : List.of("brightness", "contrast", "gamma")) {
                    Locator slider = window.tone(side).locator("[name=" + name + "]");
                    ranges.add(slider.getAttribute("min") + " to " + slider.getAttribute("max"));
                }
                assertEquals(
                        List.of(
                                -Tone.MOST_BRIGHTNESS + " to " + Tone.MOST_BRIGHTNESS,
                                Tone.LEAST_CONTRAST + " to " + Tone.MOST_CONTRAST,
                                Tone.LEAST_GAMMA + " to " + Tone.MOST_GAMMA),
                        ranges);
            }
        }
    }

    @Test
    @Tag("measured")
    void photographsOfRealFacesLieWithTheirEyesInOnePlace() throws Exception {
        Path photographs = DemoPictures.open().directory();
        try (Faces faces = new Faces(DefaultPack.open())) {
            byte[] group = Files.readAllBytes(photographs.resolve("sample5.jpg"));
            byte[] first = Files.readAllBytes(photographs.resolve("franck_01829.jpg"));
            byte[] second = Files.readAllBytes(photographs.resolve("franck_04000.jpg"));
            ComparePage.Pictures pictures = new ComparePage.Pictures(
                    List.of(
                            shot("The face", first, head(first, faces), true),
                            shot("The whole still", group, scene(group, faces), true)),
                    List.of(shot("View 1 of 1", second, head(second, faces), true)));
            try (ComparePage page = new ComparePage(pictures)) {
                for (int[] size : new int[][] {{1366, 768}, {2560, 1440}, {360, 740}}) {
                    try (Window window = new Window(page, size[0], size[1])) {
                        window.keepPicture("faces-" + size[0] + "-side");
                        window.press("+", "+", "]", "]", "]");
                        window.keepPicture("faces-" + size[0] + "-zoomed");
                        window.press("a", "w", "g");
                        window.keepPicture("faces-" + size[0] + "-swipe");
                        window.press("s", "g", "j");
                        assertThat(window.picture("left")).hasAttribute("src", "/picture/left/1");
                        window.seen("left");
                        window.keepPicture("faces-" + size[0] + "-scene");
                    }
                }
            }
        }
    }

    /// A browser with the page, and the focus on the pictures.
    private static final class Window implements AutoCloseable {
        private final BrowserContext person;
        private final Page page;
        private final List<String> errors = new ArrayList<>();

        Window(ComparePage service, int width, int height) {
            person = chromium.person(service.address(), width, height);
            page = person.newPage();
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                // The styles that htmx would like to add are refused on every page.
                if (message.type().equals("error")
                        && !message.text().contains("503")
                        && !message.location().contains("/htmx")) {
                    errors.add(message.text() + " at " + message.location());
                }
            });
            assertEquals(200, page.navigate("/comparison").status());
            page.locator("#compare-stage").focus();
            picture("left").evaluate("image => image.decode()");
            picture("right").evaluate("image => image.decode()");
        }

        void press(String... presses) {
            for (String key : presses) {
                page.keyboard().press(key);
            }
        }

        Locator view(String side) {
            return page.locator("[data-view=" + side + "]");
        }

        Locator picture(String side) {
            return view(side).locator("img");
        }

        Locator tone(String side) {
            return page.locator("[data-tone=" + side + "]");
        }

        Locator button(String act) {
            return page.locator("[data-do=" + act + "]").first();
        }

        Locator status() {
            return page.locator("[data-status]");
        }

        String placed(String side) {
            return String.valueOf(picture(side).evaluate("image => image.style.transform"));
        }

        boolean isOff(String side) {
            return OFF.matcher(String.valueOf(view(side).getAttribute("class"))).matches();
        }

        /// What the screen shows in a view once the picture is there.
        Picture seen(String side) {
            picture(side).evaluate("image => image.decode()");
            try {
                return Decoder.decode(view(side).screenshot(), Limits.STANDARD).picture();
            } catch (Unreadable e) {
                throw new AssertionError(e);
            }
        }

        void keepPicture(String name) throws Exception {
            String folder = System.getProperty("stillmatch.pictures", "");
            if (!folder.isEmpty()) {
                Files.write(Path.of(folder, name + ".png"), page.screenshot());
            }
        }

        @Override
        public void close() {
            person.close();
            assertEquals(List.of(), errors);
        }
    }

    private static List<Double> numbers(String text) {
        return Pattern.compile("-?[\\d.]+")
                .matcher(text)
                .results()
                .map(number -> Double.valueOf(number.group()))
                .toList();
    }

    private static double difference(Picture one, Picture other) {
        assertEquals(one.rgb().length, other.rgb().length);
        long sum = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            sum += Math.abs((one.rgb()[i] & 0xff) - (other.rgb()[i] & 0xff));
        }
        return (double) sum / one.rgb().length;
    }

    private static ComparePage.Shot shot(String label, byte[] original, Recipe recipe, boolean mayChange)
            throws Exception {
        return new ComparePage.Shot(label, Depiction.of(original, recipe), mayChange, Tone.NONE);
    }

    private static Recipe head(byte[] drawn) throws Exception {
        return Recipe.face(Source.of(drawn), Frame.HEAD, Eyes.of(new Point(260, 200), new Point(360, 200)), List.of());
    }

    private static Recipe close(byte[] drawn) throws Exception {
        return Recipe.face(Source.of(drawn), Frame.FACE, Eyes.of(new Point(260, 200), new Point(360, 200)), List.of());
    }

    private static Recipe head(byte[] photograph, Faces faces) throws Exception {
        Picture picture = Decoder.decode(photograph, Limits.STANDARD).picture();
        Face face = faces.inCustodyImage(picture).orElseThrow();
        Eyes eyes = Eyes.of(face.landmarks().leftEye(), face.landmarks().rightEye());
        return Recipe.face(Source.of(photograph), Frame.HEAD, eyes, List.of());
    }

    private static Recipe scene(byte[] photograph, Faces faces) throws Exception {
        Picture picture = Decoder.decode(photograph, Limits.STANDARD).picture();
        List<Face> all = faces.inStill(picture);
        return Recipe.scene(
                Source.of(photograph),
                Region.bystanders(
                        all.getFirst().box(),
                        all.stream().skip(1).map(Face::box).toList(),
                        picture.width(),
                        picture.height()));
    }

    /// A face that nobody has.
    private static byte[] face(Color skin, int wide) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x6b7b86));
        pen.fillRect(0, 0, 640, 480);
        pen.setColor(new Color(0x2d3a45));
        pen.fill(new Ellipse2D.Double(130, 370, 360, 300));
        pen.setColor(skin);
        pen.fill(new Ellipse2D.Double(310 - 2.0 * wide, 80, 4.0 * wide, 300));
        pen.setColor(skin.darker());
        pen.fill(new Ellipse2D.Double(298, 220, 24, 50));
        pen.setStroke(new BasicStroke(6));
        pen.drawArc(265, 290, 90, 30, 180, 180);
        for (int eye : new int[] {260, 360}) {
            pen.setColor(Color.WHITE);
            pen.fill(new Ellipse2D.Double(eye - 20, 188, 40, 24));
            pen.setColor(Color.BLACK);
            pen.fill(new Ellipse2D.Double(eye - 9, 191, 18, 18));
        }
        pen.dispose();
        return Pictures.toPng(Pictures.of(image));
    }
}
