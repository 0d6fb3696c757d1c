package io.banyan.cli;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// A tree whose texts are safe to print: a reason or a name is written by others, and a control character in it could
/// move the cursor, hide a line or make a new one.
final class Printable {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069]");

    private Printable() {}

    static JsonNode of(JsonNode tree) {
        return switch (tree) {
            case StringNode text -> StringNode.valueOf(text(text.asString()));
            case ArrayNode list -> {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, of(list.get(i)));
                }
                yield list;
            }
            case ObjectNode fields -> {
                for (String name : fields.propertyNames()) {
                    fields.replace(name, of(fields.get(name)));
                }
                yield fields;
            }
            default -> tree;
        };
    }

    private static String text(String text) {
        return CONTROL.matcher(text).replaceAll("?");
    }
}
