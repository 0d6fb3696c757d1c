package io.banyan.functionstests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.banyan.lambda.Field;
import io.banyan.lambda.HttpAsk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// One member that a judge's event has otherwise than ours.
///
/// @param member `headers/x-a`; of a map that one of the two has empty or not at all, its name: `cookies`
/// @param ours missing: there is none
/// @param theirs missing: there is none
/// @param event theirs, whole
record Difference(HttpAsk ask, String member, JsonNode ours, JsonNode theirs, JsonNode event) {
    /// The whole of a request that the judge let no function see; their status stands for their event.
    static final String REFUSED = "refused";

    private static final int SHOWN = 400;

    /// All of the members of one of two events.
    static Map<String, JsonNode> members(JsonNode event) {
        Map<String, JsonNode> members = new TreeMap<>();
        event.properties().forEach(member -> add(member.getKey(), member.getValue(), members));
        return members;
    }

    private static void add(String name, JsonNode value, Map<String, JsonNode> to) {
        if (value.isObject() && !value.isEmpty()) {
            value.properties().forEach(member -> add(name + "/" + member.getKey(), member.getValue(), to));
        } else {
            to.put(name, value);
        }
    }

    static List<Difference> between(HttpAsk ask, JsonNode ours, JsonNode theirs) {
        Map<String, JsonNode> mine = members(ours);
        Map<String, JsonNode> others = members(theirs);
        TreeSet<String> names = new TreeSet<>(mine.keySet());
        names.addAll(others.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            JsonNode own = mine.getOrDefault(name, MissingNode.getInstance());
            JsonNode other = others.getOrDefault(name, MissingNode.getInstance());
            if (!own.equals(other)) {
                differences.add(new Difference(ask, name, own, other, theirs));
            }
        }
        return differences;
    }

    /// The last part of its name: `x-a`.
    String name() {
        return member.substring(member.indexOf('/') + 1);
    }

    /// Whether theirs is that text.
    boolean isTold(String text) {
        return theirs.isString() && theirs.asString().equals(text);
    }

    /// The values of a header as they were sent, one character a byte.
    List<String> sent(String header) {
        return ask.headers().stream()
                .filter(field -> field.name().equalsIgnoreCase(header))
                .map(Field::value)
                .toList();
    }

    /// Whether theirs are our bytes, each read as a character.
    boolean isLatin1() {
        return ours.isString() && isTold(Encodings.latin1(ours.asString()));
    }

    /// Whether their event has the body that was sent, in whichever form.
    boolean hasItsBytes() {
        String body = event.path("body").asString("");
        byte[] bytes = isBase64() ? Base64.getDecoder().decode(body) : body.getBytes(UTF_8);
        return Arrays.equals(bytes, ask.body());
    }

    /// Whether their event has as text what is none.
    boolean hasGarbledText() {
        return !isBase64() && event.path("body").asString("").equals(new String(ask.body(), UTF_8)) && !hasItsBytes();
    }

    private boolean isBase64() {
        return event.get("isBase64Encoded").asBoolean();
    }

    /// Whether it is the path, without dots and encoded otherwise.
    boolean isSamePath() {
        return Encodings.plain(theirs.asString()).equals(Encodings.plain(path()));
    }

    String path() {
        return ask.target().split("\\?", 2)[0];
    }

    String query() {
        int mark = ask.target().indexOf('?');
        return mark < 0 ? "" : ask.target().substring(mark + 1);
    }

    @Override
    public String toString() {
        return ask.method() + " " + ask.target() + " "
                + ask.headers().stream().map(Field::name).toList() + ": " + member + " is ours " + shown(ours)
                + ", theirs " + shown(theirs);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() < SHOWN ? text : text.substring(0, SHOWN) + " …";
    }
}
