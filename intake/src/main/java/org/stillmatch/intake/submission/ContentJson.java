package org.stillmatch.intake.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stillmatch.audit.json.CanonicalJson;
import org.stillmatch.audit.json.JsonException;
import org.stillmatch.audit.json.StrictJson;

/// A version of a submission as it lies in the database: an open part, and the texts that are sealed.
final class ContentJson {
    private static final int MOST = 1 << 20;

    private ContentJson() {}

    static String open(Content c) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "slot", c.slot());
        put(json, "externalReference", c.externalReference());
        put(json, "purpose", c.purpose());
        put(json, "offenceClass", c.offenceClass());
        if (c.store() != null) {
            ObjectNode store = json.putObject("store");
            put(store, "name", c.store().name());
            put(store, "number", c.store().number());
            put(store, "postcodeArea", c.store().postcodeArea());
        }
        put(json, "from", c.from());
        put(json, "to", c.to());
        if (c.clock() != null) {
            ObjectNode clock = json.putObject("clock");
            number(clock, "offsetSeconds", c.clock().offsetSeconds());
            put(clock, "measured", c.clock().measured());
        }
        ArrayNode goods = json.putArray("goods");
        for (Content.Goods each : c.goods()) {
            ObjectNode one = goods.addObject();
            put(one, "item", each.item());
            number(one, "quantity", each.quantity());
            number(one, "valuePence", each.valuePence());
            put(one, "serial", each.serial());
        }
        number(json, "lossPence", c.lossPence());
        put(json, "violence", c.violence());
        json.put("abuse", c.abuse());
        json.put("weapon", c.weapon());
        return CanonicalJson.text(json);
    }

    static String personal(Content c) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "staff", c.staff());
        put(json, "happened", c.happened());
        put(json, "description", c.description());
        put(json, "vehicle", c.vehicle());
        put(json, "takenBy", c.takenBy());
        return CanonicalJson.text(json);
    }

    /// @param personal null if it may not be read, or cannot be any more
    static Content read(String open, @Nullable String personal) {
        JsonNode json = node(open);
        JsonNode store = json.path("store");
        JsonNode clock = json.path("clock");
        List<Content.Goods> goods = new ArrayList<>();
        json.path("goods")
                .forEach(one -> goods.add(new Content.Goods(
                        text(one, "item"),
                        whole(one, "quantity"),
                        get(one, "valuePence", JsonNode::longValue),
                        text(one, "serial"))));
        JsonNode sealed = personal == null ? JsonNodeFactory.instance.objectNode() : node(personal);
        return new Content(
                get(json, "slot", n -> UUID.fromString(n.textValue())),
                text(json, "externalReference"),
                text(json, "purpose"),
                text(json, "offenceClass"),
                store.isObject()
                        ? new Content.Store(text(store, "name"), text(store, "number"), text(store, "postcodeArea"))
                        : null,
                get(json, "from", n -> Instant.parse(n.textValue())),
                get(json, "to", n -> Instant.parse(n.textValue())),
                clock.isObject() ? new Content.CctvClock(whole(clock, "offsetSeconds"), text(clock, "measured")) : null,
                goods,
                get(json, "lossPence", JsonNode::longValue),
                get(json, "violence", n -> Violence.valueOf(n.textValue())),
                get(json, "abuse", JsonNode::booleanValue),
                get(json, "weapon", JsonNode::booleanValue),
                text(sealed, "staff"),
                text(sealed, "happened"),
                text(sealed, "description"),
                text(sealed, "vehicle"),
                text(sealed, "takenBy"));
    }

    private static JsonNode node(String text) {
        try {
            return StrictJson.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), MOST);
        } catch (JsonException e) {
            throw new IllegalStateException("A version that was kept cannot be read", e);
        }
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static void number(ObjectNode json, String name, @Nullable Number value) {
        if (value != null) {
            json.put(name, value.longValue());
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return get(json, name, JsonNode::textValue);
    }

    private static @Nullable Integer whole(JsonNode json, String name) {
        return get(json, name, JsonNode::intValue);
    }

    private static <T> @Nullable T get(JsonNode json, String name, Function<JsonNode, T> as) {
        JsonNode value = json.path(name);
        return value.isMissingNode() || value.isNull() ? null : as.apply(value);
    }
}
