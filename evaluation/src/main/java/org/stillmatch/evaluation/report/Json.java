package org.stillmatch.evaluation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.stillmatch.evaluation.interval.Difference;
import org.stillmatch.evaluation.interval.Estimate;
import org.stillmatch.evaluation.interval.Interval;
import org.stillmatch.evaluation.interval.Measurement;

/// The parts that all of report.json is made of. Keys are written out here, so that renaming a record
/// never renames a key.
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static <T> ArrayNode array(List<T> items, Function<T, ObjectNode> each) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(each.apply(item)));
        return array;
    }

    static ArrayNode integers(List<Integer> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static ObjectNode counts(Map<String, Integer> counts) {
        ObjectNode node = object();
        counts.forEach(node::put);
        return node;
    }

    /// `{value, low, high, method}`; the last three are missing without an interval.
    static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = object().put("value", estimate.value());
        estimate.interval().ifPresent(i -> interval(node, i));
        return node;
    }

    static void interval(ObjectNode node, Interval interval) {
        node.put("low", interval.low())
                .put("high", interval.high())
                .put("method", interval.method().words());
    }

    static void optional(ObjectNode node, String key, Optional<Estimate> estimate) {
        estimate.ifPresent(e -> node.set(key, estimate(e)));
    }

    /// An estimate of a difference with `shareAbove`, the resamples in which it was above zero.
    static ObjectNode difference(Difference difference) {
        return estimate(difference.estimate()).put("shareAbove", difference.shareAbove());
    }

    /// `{rate, trials, allowed, measurable, firm, statement}` and what was measured, if it was.
    static <T> ObjectNode measurement(Measurement<T> measurement, BiConsumer<ObjectNode, T> value) {
        ObjectNode node = object().put("rate", measurement.allowance().rate())
                .put("trials", measurement.allowance().trials())
                .put("allowed", measurement.allowance().count())
                .put("measurable", measurement instanceof Measurement.Measured<T>)
                .put("firm", measurement.allowance().isFirm())
                .put("statement", measurement.allowance().statement());
        if (measurement instanceof Measurement.Measured<T>(var unused, T measured)) {
            value.accept(node, measured);
        }
        return node;
    }
}
