package org.stillmatch.casework.custody;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.stillmatch.face.detect.Box;

/// An entry as the key of a template file: one line of JSON, its fields in a fixed order, absent ones left out.
final class EntryKey {
    private static final JsonFactory JSON = new JsonFactory();

    private EntryKey() {}

    static String write(CustodyEntry entry) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("subject", entry.subject());
            json.writeStringField("image", entry.image());
            json.writeStringField("path", entry.path());
            write(json, "sha256", entry.sha256());
            write(json, "view", entry.view());
            write(json, "captured_on", entry.capturedOn());
            write(json, "born_on", entry.bornOn());
            write(json, "arrests", entry.arrests());
            write(json, "basis", entry.basis());
            write(json, "review_on", entry.reviewOn());
            write(json, "cohort", entry.cohort());
            write(json, "withdrawn", entry.withdrawn());
            if (entry.demoBasis()) {
                json.writeBooleanField("demo_basis", true);
            }
            if (entry.synthetic()) {
                json.writeBooleanField("synthetic", true);
            }
            if (entry.box().isPresent()) {
                Box box = entry.box().get();
                json.writeArrayFieldStart("box");
                json.writeNumber(box.x());
                json.writeNumber(box.y());
                json.writeNumber(box.width());
                json.writeNumber(box.height());
                json.writeEndArray();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        }
    }

    /// Reads what [#write(CustodyEntry)] wrote. Fields that are unknown here are passed over.
    ///
    /// @throws IllegalArgumentException if it is no such key
    static CustodyEntry read(String key) {
        Map<String, String> words = new HashMap<>();
        float[] box = new float[4];
        int sides = 0;
        try (JsonParser json = JSON.createParser(key)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                require(name != null && value != null);
                if (name.equals("box") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        require(sides < box.length);
                        box[sides++] = json.getFloatValue();
                    }
                } else if (value.isScalarValue()) {
                    words.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("This is no key of a custody image", e);
        }
        return entry(words, sides == 4 ? Optional.of(new Box(box[0], box[1], box[2], box[3])) : Optional.empty());
    }

    private static CustodyEntry entry(Map<String, String> words, Optional<Box> box) {
        try {
            return new CustodyEntry(
                    needed(words, "subject"),
                    needed(words, "image"),
                    needed(words, "path"),
                    word(words, "sha256"),
                    word(words, "view"),
                    word(words, "captured_on").map(LocalDate::parse),
                    word(words, "born_on").map(LocalDate::parse),
                    word(words, "arrests"),
                    word(words, "basis"),
                    word(words, "review_on").map(LocalDate::parse),
                    word(words, "cohort"),
                    Boolean.parseBoolean(words.get("demo_basis")),
                    Boolean.parseBoolean(words.get("synthetic")),
                    box,
                    word(words, "withdrawn"));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("A key of a custody image holds a date that is none", e);
        }
    }

    private static Optional<String> word(Map<String, String> words, String name) {
        return Optional.ofNullable(words.get(name));
    }

    private static String needed(Map<String, String> words, String name) {
        return word(words, name).orElseThrow(() -> new IllegalArgumentException("A custody image has no " + name));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("This is no key of a custody image");
        }
    }
}
