package org.stillmatch.server.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stillmatch.casework.custody.CustodyImage;
import org.stillmatch.casework.enquiry.Decision;
import org.stillmatch.casework.enquiry.FaceAnswer;
import org.stillmatch.face.decode.Picture;
import org.stillmatch.face.decode.Pictures;
import org.stillmatch.face.detect.Box;

/// One picture of everything that was asked and answered: a card a still, two cards a row.
final class ContactSheet {
    static final int WIDTH = 1600;
    private static final int GAP = 24;
    private static final int HEAD = 152;
    private static final int CARD_WIDTH = (WIDTH - 3 * GAP) / 2;
    private static final int CARD_HEIGHT = 404;
    private static final int PAD = 20;
    private static final int PICTURES_TOP = 52;
    private static final int PICTURES_HEIGHT = 256;
    private static final int STILL_WIDTH = 456;
    private static final int IMAGE_WIDTH = CARD_WIDTH - STILL_WIDTH - 3 * PAD;

    private static final Color PAPER = new Color(0xeef0f3);
    private static final Color CARD = Color.WHITE;
    private static final Color WELL = new Color(0x1d2127);

    /// Over a candidate whom no lead names.
    private static final Color VEIL = new Color(0xb3ffffff, true);

    private static final Color INK = new Color(0x1d2127);
    private static final Color FAINT = new Color(0x5c6672);
    private static final Color RIGHT = new Color(0x1a7f37);
    private static final Color REFUSED = new Color(0xb26a00);
    private static final Color WRONG = new Color(0xc0272d);
    private static final Color SEARCHED = new Color(0xffd400);
    private static final Color OTHER = new Color(0xd5dae0);

    private final Lettering letters;
    private final Path custody;
    private final BufferedImage sheet;
    private final Graphics2D on;

    private ContactSheet(Lettering letters, Path custody, int cards) {
        this.letters = letters;
        this.custody = custody;
        sheet = new BufferedImage(WIDTH, height(cards), BufferedImage.TYPE_3BYTE_BGR);
        on = sheet.createGraphics();
        on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        on.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /// How high a sheet of so many cards is.
    static int height(int cards) {
        return HEAD + (cards + 1) / 2 * (CARD_HEIGHT + GAP);
    }

    /// Writes the sheet as a PNG.
    ///
    /// @param custody folder of the custody images
    /// @param about lines under the heading
    static void write(Path file, List<Outcome> outcomes, Path custody, List<String> about) throws IOException {
        ContactSheet sheet = new ContactSheet(Lettering.open(), custody, outcomes.size());
        try {
            sheet.head(about);
            for (int i = 0; i < outcomes.size(); i++) {
                sheet.card(outcomes.get(i), GAP + i % 2 * (CARD_WIDTH + GAP), HEAD + i / 2 * (CARD_HEIGHT + GAP));
            }
        } finally {
            sheet.on.dispose();
        }
        Files.write(file, Pictures.toPng(Pictures.of(sheet.sheet)));
    }

    private void head(List<String> about) throws IOException {
        on.setColor(PAPER);
        on.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        text("Stillmatch: stills asked of a custody gallery", GAP, 44, 28, WIDTH - 2 * GAP, INK);
        int y = 72;
        for (String line : about) {
            text(line, GAP, y, 15, WIDTH - 2 * GAP, FAINT);
            y += 21;
        }
    }

    private void card(Outcome outcome, int x, int y) throws IOException {
        Color colour = colour(outcome.verdict());
        on.setColor(CARD);
        on.fillRect(x, y, CARD_WIDTH, CARD_HEIGHT);
        on.setColor(colour);
        on.fillRect(x, y, 6, CARD_HEIGHT);
        int left = x + PAD;
        text(
                "Still " + outcome.probe().number() + ": " + outcome.probe().conditions(),
                left,
                y + 34,
                18,
                STILL_WIDTH,
                INK);
        int right = left + STILL_WIDTH + PAD;
        text(bestTitle(outcome), right, y + 34, 15, IMAGE_WIDTH, FAINT);
        still(outcome, left, y + PICTURES_TOP);
        best(outcome, right, y + PICTURES_TOP);
        int words = y + PICTURES_TOP + PICTURES_HEIGHT;
        int room = CARD_WIDTH - 2 * PAD;
        text(Words.answer(outcome), left, words + 32, 20, room, INK);
        text(Words.brief(outcome), left, words + 56, 14.5, room, FAINT);
        text(Words.verdict(outcome), left, words + 80, 15, room, colour);
    }

    private static String bestTitle(Outcome outcome) {
        String rank = outcome.answer().decision() == Decision.LEAD ? "Lead: " : "Below the threshold: ";
        return outcome.first().map(i -> rank + i.subject()).orElse("Not searched");
    }

    private void still(Outcome outcome, int x, int y) throws IOException {
        Optional<FaceAnswer> shown = outcome.suspect();
        Picture picture = outcome.probe().scene().stretch()
                ? Footage.frame(outcome.file(), shown.map(FaceAnswer::micros).orElse(0L))
                : Footage.photograph(outcome.file());
        Rectangle2D place = fit(picture, x, y, STILL_WIDTH);
        double scale = place.getWidth() / picture.width();
        on.setClip(place);
        for (FaceAnswer face : outcome.answer().faces()) {
            if (!shown.filter(face::equals).isPresent()) {
                box(face.face().box(), place, scale, OTHER, 1.5f);
            }
        }
        shown.ifPresent(face -> box(face.face().box(), place, scale, SEARCHED, 4));
        on.setClip(null);
    }

    private void box(Box box, Rectangle2D place, double scale, Color colour, float width) {
        on.setColor(colour);
        on.setStroke(new BasicStroke(width));
        on.draw(new Rectangle2D.Double(
                place.getX() + box.x() * scale,
                place.getY() + box.y() * scale,
                box.width() * scale,
                box.height() * scale));
    }

    private void best(Outcome outcome, int x, int y) throws IOException {
        Optional<CustodyImage> best = outcome.first();
        if (best.isPresent() && !best.get().synthetic()) {
            fit(Footage.photograph(custody.resolve(best.get().path())), x, y, IMAGE_WIDTH);
            if (outcome.answer().decision() != Decision.LEAD) {
                on.setColor(VEIL);
                on.fillRect(x, y, IMAGE_WIDTH, PICTURES_HEIGHT);
            }
            return;
        }
        on.setColor(PAPER);
        on.fillRect(x, y, IMAGE_WIDTH, PICTURES_HEIGHT);
        String words = best.isPresent() ? "synthetic: shows nobody" : "no candidates";
        double width = letters.width(words, 15);
        text(words, x + (IMAGE_WIDTH - width) / 2, y + PICTURES_HEIGHT / 2.0, 15, IMAGE_WIDTH, FAINT);
    }

    /// Draws a picture as large as fits, in the middle; enlarged pixels stay squares, since nothing is added to a
    /// still.
    private Rectangle2D fit(Picture picture, int x, int y, int room) {
        on.setColor(WELL);
        on.fillRect(x, y, room, PICTURES_HEIGHT);
        double scale = Math.min((double) room / picture.width(), (double) PICTURES_HEIGHT / picture.height());
        int width = (int) Math.round(picture.width() * scale);
        int height = (int) Math.round(picture.height() * scale);
        int left = x + (room - width) / 2;
        int top = y + (PICTURES_HEIGHT - height) / 2;
        on.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                scale >= 1
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        on.drawImage(Pictures.toImage(picture), left, top, width, height, null);
        return new Rectangle2D.Double(left, top, width, height);
    }

    private void text(String text, double x, double y, double size, double room, Color colour) throws IOException {
        on.setColor(colour);
        letters.draw(on, text, x, y, size, room);
    }

    private static Color colour(Verdict verdict) {
        if (verdict.wrong()) {
            return WRONG;
        }
        return verdict == Verdict.REFUSED ? REFUSED : RIGHT;
    }
}
