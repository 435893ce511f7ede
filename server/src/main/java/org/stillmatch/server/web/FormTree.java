package org.stillmatch.server.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stillmatch.audit.act.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON in the making, out of the names and values of a form.
final class FormTree {
    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9]*)((?:\\[\\d{1,4}])?)(\\.|$|\\[]$)");
    private static final int MOST_OF_A_LIST = 1000;

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();

    ObjectNode json() {
        return root;
    }

    /// @param name such as 'store', 'goods[0].value' or 'classes[]', which is always a list
    /// @throws Refusal if it is no such name
    void put(String name, List<String> values) {
        ObjectNode at = root;
        Matcher step = STEP.matcher(name);
        int end = 0;
        while (end < name.length()) {
            if (!step.find(end) || step.start() != end) {
                throw Refusal.invalid(name, "The form has a field '" + name + "' that it should not have.");
            }
            end = step.end();
            String key = step.group(1);
            boolean last = end == name.length();
            if (!step.group(2).isEmpty()) {
                int index = Integer.parseInt(
                        step.group(2).substring(1, step.group(2).length() - 1));
                ArrayNode list = list(at, key);
                if (last) {
                    list.add(values.getFirst());
                } else {
                    at = object(list, index);
                }
            } else if (last) {
                put(at, key, values, step.group(3).equals("[]"));
            } else {
                at = at.get(key) instanceof ObjectNode there ? there : at.putObject(key);
            }
        }
    }

    private static void put(ObjectNode at, String key, List<String> values, boolean list) {
        if (list || values.size() > 1) {
            ArrayNode all = at.putArray(key);
            values.forEach(all::add);
        } else {
            at.put(key, values.getFirst());
        }
    }

    private static ArrayNode list(ObjectNode at, String key) {
        return at.get(key) instanceof ArrayNode there ? there : at.putArray(key);
    }

    /// Places that the form left out stay empty objects.
    private static ObjectNode object(ArrayNode list, int index) {
        if (index >= MOST_OF_A_LIST) {
            throw Refusal.invalid(
                    "list", "A form holds at most " + MOST_OF_A_LIST + " lines: send the rest in another.");
        }
        while (list.size() <= index) {
            list.addObject();
        }
        JsonNode there = list.get(index);
        return there instanceof ObjectNode object ? object : list.addObject();
    }
}
