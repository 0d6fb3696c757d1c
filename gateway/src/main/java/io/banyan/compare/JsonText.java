package io.banyan.compare;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// The beginning of a JSON value, for people: `{"city":"Wien","tags":["a"…`.
final class JsonText {
    private static final int ENOUGH = 200;

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Json value) {
        JsonText written = new JsonText();
        written.write(value);
        return written.text.toString();
    }

    private void write(Json value) {
        switch (value) {
            case Json.Members(var of) -> members(of);
            case Json.Elements(var of) -> list("[", of, "]");
            case Json.Bag(var of) -> list("[", List.copyOf(of.keySet()), "]");
            case Json.Repeated(var of) -> list("", of, "");
            case Json.Text(var of) -> quoted(of);
            case Json.Amount(var of) -> text.append(of);
            case Json.Word(var of) -> text.append(of);
        }
    }

    private void members(Map<String, Json> of) {
        text.append('{');
        Iterator<Map.Entry<String, Json>> all = of.entrySet().iterator();
        while (all.hasNext() && text.length() < ENOUGH) {
            Map.Entry<String, Json> one = all.next();
            quoted(one.getKey());
            text.append(':');
            write(one.getValue());
            text.append(all.hasNext() ? "," : "");
        }
        text.append('}');
    }

    private void list(String open, List<Json> of, String close) {
        text.append(open);
        for (int i = 0; i < of.size() && text.length() < ENOUGH; i++) {
            text.append(i > 0 ? "," : "");
            write(of.get(i));
        }
        text.append(close);
    }

    private void quoted(String of) {
        text.append('"').append(of, 0, Math.min(of.length(), ENOUGH)).append('"');
    }
}
