package io.banyan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One table of a report.
///
/// @param note what must be known to read it
record Section(String title, String note, List<Row> rows) {
    /// The columns that any row has a figure for.
    List<Figure> columns() {
        return Arrays.stream(Figure.values())
                .filter(figure -> rows.stream().anyMatch(row -> row.figures().containsKey(figure)))
                .toList();
    }

    /// As Markdown, without its title.
    String table() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        columns().forEach(figure -> head.add(figure.title()));
        lines.add(head);
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            for (Figure figure : columns()) {
                Sample sample = row.figures().get(figure);
                line.add(sample == null ? "" : figure.cell(sample));
            }
            lines.add(line);
        }
        return Markdown.table(lines);
    }
}
