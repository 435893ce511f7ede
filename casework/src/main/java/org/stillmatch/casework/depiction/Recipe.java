package org.stillmatch.casework.depiction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.Fields;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;
import org.stillmatch.audit.merkle.Hash;

/// How a picture is shown: whoever has the original makes it again, byte for byte. It can turn and scale a picture,
/// hide bystanders and change its tone, and nothing else; it cannot mirror it.
///
/// @param original the SHA-256 of the file
/// @param pixels the SHA-256 of what the file was read as, lest another reader of files go unnoticed
/// @param eyes where they are, if the frame goes by them
/// @param blurred where bystanders are, hidden in this order before anything else is done
/// @param renderer by which rules of [Depiction] it is made
public record Recipe(
        String original,
        String pixels,
        Frame frame,
        Optional<Eyes> eyes,
        List<Region> blurred,
        Tone tone,
        int renderer) {
    /// More than this is no recipe.
    private static final int MOST_BYTES = 100_000;

    /// @throws IllegalArgumentException if there are eyes and the frame does not go by them, or the reverse, or the
    ///     rules are not known, or a hash is none
    public Recipe {
        if (frame.goesByEyes() != eyes.isPresent()) {
            throw new IllegalArgumentException(
                    "The frame " + frame + (eyes.isPresent() ? " has no" : " needs") + " eyes");
        }
        if (renderer != Depiction.RENDERER) {
            throw new IllegalArgumentException("Renderer " + Depiction.RENDERER + " is known, not " + renderer);
        }
        Hash.parse(original);
        Hash.parse(pixels);
        blurred = List.copyOf(blurred);
    }

    /// A face, at the distance between the eyes that is the same for every picture in the frame.
    ///
    /// @throws IllegalArgumentException if an eye or a bystander is not in the picture
    public static Recipe face(Source source, Frame frame, Eyes eyes, List<Region> bystanders) {
        return of(source, frame, Optional.of(eyes), bystanders);
    }

    /// The whole picture.
    ///
    /// @throws IllegalArgumentException if a bystander is not in the picture
    public static Recipe scene(Source source, List<Region> bystanders) {
        return of(source, Frame.SCENE, Optional.empty(), bystanders);
    }

    private static Recipe of(Source source, Frame frame, Optional<Eyes> eyes, List<Region> bystanders) {
        Recipe recipe =
                new Recipe(source.original(), source.pixels(), frame, eyes, bystanders, Tone.NONE, Depiction.RENDERER);
        if (!recipe.fits(source.width(), source.height())) {
            throw new IllegalArgumentException(
                    "Not within " + source.width() + "×" + source.height() + ": " + eyes + ", " + bystanders);
        }
        return recipe;
    }

    boolean fits(int width, int height) {
        return eyes.map(e -> e.within(width, height)).orElse(true)
                && blurred.stream().allMatch(region -> region.within(width, height));
    }

    /// The same in another tone; in [Tone#NONE], as it was.
    public Recipe with(Tone other) {
        return new Recipe(original, pixels, frame, eyes, blurred, other, renderer);
    }

    /// Canonical, so that there is one text for it.
    public byte[] json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("original", original);
        json.put("pixels", pixels);
        json.put("frame", frame.word());
        json.put("renderer", renderer);
        eyes.ifPresent(e -> json.putObject("eyes")
                .put("leftX", e.leftX())
                .put("leftY", e.leftY())
                .put("rightX", e.rightX())
                .put("rightY", e.rightY()));
        ArrayNode regions = json.putArray("blurred");
        blurred.forEach(region -> regions.addObject()
                .put("left", region.left())
                .put("top", region.top())
                .put("width", region.width())
                .put("height", region.height()));
        json.putObject("tone")
                .put("brightness", tone.brightness())
                .put("contrast", tone.contrast())
                .put("gamma", tone.gamma());
        return CanonicalJson.bytes(json);
    }

    /// What [#json()] wrote.
    ///
    /// @throws JsonException if it is anything else
    public static Recipe parse(byte[] json) throws JsonException {
        Fields fields = new Fields("", StrictJson.readCanonical(json, MOST_BYTES))
                .only("original", "pixels", "frame", "renderer", "eyes", "blurred", "tone");
        Optional<Eyes> eyes = fields.has("eyes") ? Optional.of(eyes(fields.object("eyes"))) : Optional.empty();
        List<Region> blurred = new ArrayList<>();
        for (JsonNode region : fields.list("blurred")) {
            blurred.add(region(new Fields("blurred", region)));
        }
        Tone tone = tone(fields.object("tone"));
        Frame frame = Frame.of(fields.text("frame")).orElseThrow(() -> new JsonException("frame is not known"));
        try {
            return new Recipe(
                    fields.text("original"),
                    fields.text("pixels"),
                    frame,
                    eyes,
                    blurred,
                    tone,
                    whole(fields, "renderer"));
        } catch (IllegalArgumentException e) {
            throw new JsonException("it is no recipe: " + e.getMessage());
        }
    }

    private static Eyes eyes(Fields fields) throws JsonException {
        fields.only("leftX", "leftY", "rightX", "rightY");
        int leftX = whole(fields, "leftX");
        int leftY = whole(fields, "leftY");
        int rightX = whole(fields, "rightX");
        int rightY = whole(fields, "rightY");
        try {
            return new Eyes(leftX, leftY, rightX, rightY);
        } catch (IllegalArgumentException e) {
            throw new JsonException("eyes are not where eyes can be");
        }
    }

    private static Region region(Fields fields) throws JsonException {
        fields.only("left", "top", "width", "height");
        int left = whole(fields, "left");
        int top = whole(fields, "top");
        int width = whole(fields, "width");
        int height = whole(fields, "height");
        try {
            return new Region(left, top, width, height);
        } catch (IllegalArgumentException e) {
            throw new JsonException("blurred holds an empty region");
        }
    }

    private static Tone tone(Fields fields) throws JsonException {
        fields.only("brightness", "contrast", "gamma");
        int brightness = whole(fields, "brightness");
        int contrast = whole(fields, "contrast");
        int gamma = whole(fields, "gamma");
        try {
            return new Tone(brightness, contrast, gamma);
        } catch (IllegalArgumentException e) {
            throw new JsonException("tone is out of range");
        }
    }

    private static int whole(Fields fields, String name) throws JsonException {
        JsonNode node = fields.node(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw new JsonException(fields.place(name) + " is no whole number");
        }
        return node.intValue();
    }
}
