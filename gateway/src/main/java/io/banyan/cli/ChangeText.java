package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// One change of live state in words.
record ChangeText(Ago ago) {
    /// `ann by page, 4 min ago: events 10% → 25%, reason: new cache`.
    String line(JsonNode change) {
        return who(change) + ", " + ago.relative(change.path("at").asString("")) + ": " + subject(change) + " "
                + what(change) + ", reason: " + reason(change);
    }

    /// Where the time stands beside it: `ann by page: events 10% → 25%, reason: new cache`.
    static String plain(JsonNode change) {
        return who(change) + ": " + subject(change) + " " + what(change) + ", reason: " + reason(change);
    }

    /// For a narrow column: `ann 4m 10%→25%`.
    String brief(JsonNode change) {
        if (!change.isObject()) {
            return Numbers.NONE;
        }
        return change.path("by").asString("?") + " "
                + ago.brief(change.path("at").asString("")) + " " + what(change).replace(" → ", "→");
    }

    static String who(JsonNode change) {
        return change.path("by").asString("?") + " by " + change.path("door").asString("?");
    }

    static String reason(JsonNode change) {
        String reason = change.path("reason").asString("");
        return reason.isBlank() ? Numbers.NONE : reason;
    }

    /// Whether it was taken back: `undone by bob 12 s later`; empty where it stands.
    static String undone(JsonNode change) {
        JsonNode undone = change.path("undone");
        if (!undone.isObject()) {
            return "";
        }
        String part = undone.path("whole").asBoolean(true) ? "" : "in part ";
        return "undone " + part + "by " + undone.path("by").asString("?") + " "
                + Ago.later(change.path("at").asString(""), undone.path("at").asString(""));
    }

    /// The group, or `everything`.
    static String subject(JsonNode change) {
        return change.path("group").asString("everything");
    }

    /// What it did: `10% → 25%`; `event-page 5% → inherit`, kinds other than weights named: `kill off → on`.
    static String what(JsonNode change) {
        List<String> steps = new ArrayList<>();
        for (JsonNode step : change.path("steps")) {
            String route = step.path("route").asString("");
            String kind = step.path("what").asString("weight");
            steps.add((route.isEmpty() ? "" : route + " ")
                    + (kind.equals("weight") ? "" : kind + " ")
                    + step.path("from").asString(Numbers.NONE)
                    + " → "
                    + step.path("to").asString(Numbers.NONE));
        }
        return steps.isEmpty() ? "no step" : String.join(", ", steps);
    }
}
