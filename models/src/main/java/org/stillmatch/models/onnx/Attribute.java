package org.stillmatch.models.onnx;

import java.util.Arrays;
import java.util.List;

/// A setting of a node: one integer, or several.
public record Attribute(String name, boolean several, List<Long> values) {
    private static final int TYPE_INT = 2;
    private static final int TYPE_INTS = 7;

    public Attribute {
        values = List.copyOf(values);
    }

    public static Attribute integer(String name, long value) {
        return new Attribute(name, false, List.of(value));
    }

    public static Attribute integers(String name, long... values) {
        return new Attribute(name, true, Arrays.stream(values).boxed().toList());
    }

    ProtoWriter toProto() {
        ProtoWriter proto = new ProtoWriter().text(1, name);
        values.forEach(value -> proto.integer(several ? 8 : 3, value));
        return proto.integer(20, several ? TYPE_INTS : TYPE_INT);
    }
}
