package io.banyan.cli;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The catalogue as comma-separated values (RFC 4180), a line for each entry below a line of names.
final class CatalogCsv {
    /// One column and what stands in it.
    private record Column(String name, Function<JsonNode, String> value) {}

    private static final List<Column> COLUMNS = List.of(
            text("kind"),
            text("name"),
            text("group"),
            text("owner"),
            text("contact"),
            text("lifecycle"),
            text("place"),
            new Column("review-by", entry -> entry.path("reviewBy").asString("")),
            text("where"),
            text("applied"),
            new Column("declared-version", entry -> joined(entry.path("declaredVersions"), JsonNode::asString)),
            new Column(
                    "version",
                    entry -> entry.path("versions").path(0).path("version").asString("")),
            text("seen"),
            new Column("hour-calls", entry -> entry.path("hour").path("calls").asString("")),
            new Column("hour-errors", entry -> entry.path("hour").path("errors").asString("")),
            new Column("day-calls", entry -> entry.path("day").path("calls").asString("")),
            new Column("day-errors", entry -> entry.path("day").path("errors").asString("")),
            new Column(
                    "findings",
                    entry -> joined(
                            entry.path("findings"), one -> one.path("kind").asString(""))));

    private CatalogCsv() {}

    static Stream<String> lines(List<JsonNode> entries) {
        String names = COLUMNS.stream().map(Column::name).collect(Collectors.joining(","));
        return Stream.concat(Stream.of(names), entries.stream().map(entry -> COLUMNS.stream()
                .map(column -> quoted(column.value().apply(entry)))
                .collect(Collectors.joining(","))));
    }

    private static Column text(String field) {
        return new Column(field, entry -> entry.path(field).asString(""));
    }

    private static String joined(JsonNode list, Function<JsonNode, String> value) {
        return list.valueStream().map(value).collect(Collectors.joining(" "));
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}
