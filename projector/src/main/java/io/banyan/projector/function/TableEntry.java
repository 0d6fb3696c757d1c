package io.banyan.projector.function;

import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of a view file's `tables`.
final class TableEntry {
    private static final String EVERYWHERE = "*";

    private final YamlFields fields;

    TableEntry(YamlFields fields) {
        this.fields = fields;
    }

    /// Null when something is wrong with it, which the problems tell.
    @Nullable
    ReadTable read() {
        TableName table = fields.needed("table", "event", TableName::parse);
        List<String> columns = columns();
        KeyTemplate partition = fields.needed("partition", "\"event:{id}\"", text -> partition(text, columns));
        List<KeyTemplate> reads = new ArrayList<>();
        for (YamlFields.Text text : fields.texts("reads", "[\"event:{id}/page\"]")) {
            try {
                reads.add(document(text.text(), partition, columns));
            } catch (IllegalArgumentException wrong) {
                fields.problem(text.line(), "reads " + wrong.getMessage());
            }
        }
        fields.refuseOthers();
        return table == null || partition == null || columns.isEmpty()
                ? null
                : new ReadTable(new TableSpec(table, columns), partition, reads);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (YamlFields.Text column : fields.texts("columns", "[id, title]")) {
            if (column.text().isEmpty() || columns.contains(column.text())) {
                fields.problem(
                        column.line(),
                        "columns has " + YamlFields.shown(column.text()) + ", which is empty or there already; write"
                                + " each column once");
            } else {
                columns.add(column.text());
            }
        }
        if (columns.isEmpty()) {
            fields.problem(fields.line("columns"), "columns is missing; write columns: [id, title]");
        }
        return columns;
    }

    private static KeyTemplate partition(String text, List<String> columns) {
        KeyTemplate partition = declared(KeyTemplate.parse(text), columns);
        if (text.contains("/")) {
            throw new IllegalArgumentException(
                    "was " + YamlFields.shown(text) + " but has no / in it; write event:{id}, say");
        }
        if (partition.columns().isEmpty() && !text.equals(EVERYWHERE)) {
            throw new IllegalArgumentException("was " + YamlFields.shown(text)
                    + " but must name a column, or be * for small tables that each partition keeps whole; write"
                    + " event:{id}, say");
        }
        return partition;
    }

    private static KeyTemplate document(String text, @Nullable KeyTemplate partition, List<String> columns) {
        KeyTemplate read = declared(KeyTemplate.parse(text), columns);
        int slash = text.indexOf('/');
        String place = slash < 0 ? "" : text.substring(0, slash);
        boolean isOwn = partition != null && place.equals(partition.text());
        if (slash < 0 || slash == text.length() - 1 || (partition != null && !isOwn && !place.equals(EVERYWHERE))) {
            String own = partition == null ? "event:{id}" : partition.text();
            throw new IllegalArgumentException("was " + YamlFields.shown(text)
                    + " but must be a document of the change's own partition or of *; write " + own + "/page or"
                    + " */group:{group_id}, say");
        }
        return read;
    }

    private static KeyTemplate declared(KeyTemplate template, List<String> columns) {
        template.columns().stream()
                .filter(column -> !columns.isEmpty() && !columns.contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new IllegalArgumentException("was " + YamlFields.shown(template.text())
                            + " but column " + YamlFields.shown(column) + " is not among the table's columns: "
                            + String.join(", ", columns));
                });
        return template;
    }
}
