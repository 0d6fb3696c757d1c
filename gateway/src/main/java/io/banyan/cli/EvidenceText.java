package io.banyan.cli;

import io.banyan.cli.Paint.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the fleet has seen of a group's MODERN, a line for each route and kind of fault:
/// `event-page: mismatch 312 of about 381 pairs, 0 bad (0–1.2 %)`.
record EvidenceText(Paint paint) {
    /// @param evidence the part of the report; missing of older gateways
    List<String> lines(JsonNode evidence) {
        List<String> lines = new ArrayList<>();
        evidence.path("routes").forEach(route -> route.path("kinds")
                .forEach(kind -> lines.add(line(route.path("route").asString("?"), kind))));
        if (!lines.isEmpty()) {
            lines.addFirst("evidence of the whole fleet, revision "
                    + evidence.path("revision").asString("?") + ":");
        }
        return lines;
    }

    private String line(String route, JsonNode kind) {
        String word = kind.path("word").asString("");
        String said = paint.in(Tone.HEAD, route) + ": " + kind.path("kind").asString("?") + " " + seen(kind, word)
                + ", " + Numbers.count(kind.path("bad").asLong(0)) + " bad (" + share(kind.path("low")) + "–"
                + share(kind.path("high")) + " %)";
        return switch (word) {
            case "passed" -> said + ", passed: below " + share(kind.path("limit")) + " %";
            case "failed" -> said + ", " + paint.in(Tone.HARM, "failed: above " + share(kind.path("limit")) + " %");
            default -> said;
        };
    }

    private static String seen(JsonNode kind, String word) {
        long all = kind.path("all").asLong(0);
        String thing = kind.path("kind").asString("").equals("mismatch") ? "pair" : "read";
        boolean open = word.equals("open") && kind.path("needed").isNumber();
        long counted = open ? kind.path("needed").asLong(0) : all;
        return Numbers.count(all) + (open ? " of about " + Numbers.count(counted) : "") + " " + thing
                + (counted == 1 ? "" : "s");
    }

    /// In percent: one decimal, two below 1.
    private static String share(JsonNode number) {
        BigDecimal share = number.isNumber() ? number.decimalValue() : BigDecimal.ZERO;
        int decimals = share.compareTo(BigDecimal.ONE) < 0 ? 2 : 1;
        BigDecimal rounded = share.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
