package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The scoreboard as CSV (RFC 4180): a head, then a line for each template and kind, each route, or each day.
/// Shares are percentages, times milliseconds; what is not known is empty.
final class ScoreboardCsv {
    private ScoreboardCsv() {}

    /// @param sheet `templates`, `routes` or `days`
    static List<String> lines(String sheet, JsonNode board) {
        return switch (sheet) {
            case "routes" -> routes(board.path("routes"));
            case "days" -> days(board.path("trend").path("days"));
            default -> templates(board.path("templates"));
        };
    }

    private static List<String> templates(JsonNode templates) {
        List<String> lines = new ArrayList<>();
        lines.add("template,kind,route,per_second,share,p50,p95,cpu,cpu_per_second,unclear,fell_back,cookie,"
                + "authorization,sets_cookie,cacheable,private,validator,different,moves,against,helps");
        for (JsonNode one : templates) {
            JsonNode times = one.path("times");
            JsonNode answers = one.path("answers");
            JsonNode have = answers.path("have");
            JsonNode moving = one.path("moving");
            double unclear = answers.path("unclear")
                    .valueStream()
                    .mapToDouble(share -> share.asDouble(0))
                    .sum();
            lines.add(line(List.of(
                    text(one.path("template")),
                    text(one.path("kind")),
                    text(one.path("route")),
                    text(one.path("perSecond")),
                    text(one.path("share")),
                    text(times.path("p50")),
                    text(times.path("p95")),
                    text(times.path("cpu")),
                    text(times.path("cpuPerSecond")),
                    String.valueOf(Math.round(unclear * 10) / 10.0),
                    text(answers.path("fellBack")),
                    share(have, "cookie"),
                    share(have, "authorization"),
                    share(have, "sets-cookie"),
                    share(have, "cacheable"),
                    share(have, "private"),
                    share(have, "validator"),
                    text(answers.path("different")),
                    text(moving.path("well")),
                    all(moving.path("against")),
                    all(moving.path("helps")))));
        }
        return lines;
    }

    private static List<String> routes(JsonNode routes) {
        List<String> lines = new ArrayList<>();
        lines.add("route,group,template,weight,state,full_days,quiet_days,deletable,watched_since,last_read,last_write,"
                + "last_fall_back,proven,because");
        for (JsonNode one : routes) {
            JsonNode evidence = one.path("evidence");
            lines.add(line(List.of(
                    text(one.path("route")),
                    text(one.path("group")),
                    text(one.path("template")),
                    text(one.path("weight")),
                    text(one.path("state")),
                    text(one.path("fullDays")),
                    text(one.path("quietDays")),
                    text(one.path("deletable")),
                    text(evidence.path("watchedSince")),
                    text(evidence.path("lastRead")),
                    text(evidence.path("lastWrite")),
                    text(evidence.path("lastFallBack")),
                    text(evidence.path("proof").path("at")),
                    text(one.path("says")))));
        }
        return lines;
    }

    private static List<String> days(JsonNode days) {
        List<String> lines = new ArrayList<>();
        lines.add("day,requests,reads_moved,templates,templates_moved");
        for (JsonNode one : days) {
            lines.add(line(List.of(
                    text(one.path("day")),
                    text(one.path("requests")),
                    text(one.path("reads")),
                    text(one.path("templates")),
                    text(one.path("templatesMoved")))));
        }
        return lines;
    }

    private static String share(JsonNode have, String name) {
        return have.path(name).isNumber() ? text(have.path(name)) : "0";
    }

    private static String all(JsonNode sentences) {
        return sentences.valueStream().map(one -> one.asString("")).collect(Collectors.joining("; "));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.isString() ? value.stringValue() : value.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ScoreboardCsv::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
