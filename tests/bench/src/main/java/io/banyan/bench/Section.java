package io.banyan.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/// One table of a report.
///
/// @param note what must be known to read it
record Section(String title, String note, List<Row> rows) {
    private static final Set<Figure> BRIEF = EnumSet.of(
            Figure.CPU, Figure.CPU_RATIO, Figure.PER_SECOND, Figure.P50, Figure.P99, Figure.P99_RATIO, Figure.RESIDENT);

    /// The columns that any row has a figure for.
    List<Figure> columns() {
        return Arrays.stream(Figure.values())
                .filter(figure -> rows.stream().anyMatch(row -> row.figures().containsKey(figure)))
                .toList();
    }

    /// As Markdown, with the range of every figure.
    String table() {
        return table(columns(), Figure::cell);
    }

    List<Figure> briefColumns() {
        return columns().stream().filter(BRIEF::contains).toList();
    }

    /// As Markdown, medians of what matters most.
    String brief() {
        return table(briefColumns(), Figure::brief);
    }

    private String table(List<Figure> columns, BiFunction<Figure, Sample, String> cell) {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        columns.forEach(figure -> head.add(figure.title()));
        lines.add(head);
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            for (Figure figure : columns) {
                Sample sample = row.figures().get(figure);
                line.add(sample == null ? "" : cell.apply(figure, sample));
            }
            lines.add(line);
        }
        return Markdown.table(lines);
    }
}
