package io.banyan.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Text in columns, two spaces apart, each as wide as its widest cell and no wider than its limit. The last column gets
/// what is left of the line; what does not fit ends in `…`. Widths count characters. Nothing is cut at `UNCUT`.
final class Table {
    /// How a column stands: numbers of `POINT` have their decimal points below each other.
    enum Align {
        LEFT,
        RIGHT,
        POINT
    }

    /// @param over a head over several columns in a row that name the same one; empty for none
    /// @param most the widest it may get
    record Column(String over, String head, Align align, int most) {}

    record Cell(String text, Paint.Tone tone) {
        static Cell of(String text) {
            return new Cell(text, Paint.Tone.PLAIN);
        }
    }

    /// The width where no terminal wraps lines: a file, or a pipe to a program.
    static final int UNCUT = Integer.MAX_VALUE;

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final int width;
    private final List<List<Cell>> rows = new ArrayList<>();

    Table(int width, List<Column> columns) {
        this.width = width;
        this.columns = List.copyOf(columns);
    }

    /// @param cells as many as there are columns
    void row(List<Cell> cells) {
        rows.add(List.copyOf(cells));
    }

    List<String> lines(Paint paint) {
        List<List<Cell>> pointed = pointed();
        int[] widths = widths(pointed);
        List<String> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.over().isEmpty())) {
            lines.add(paint.in(Paint.Tone.QUIET, over(widths)));
        }
        lines.add(paint.in(
                Paint.Tone.HEAD,
                line(columns.stream().map(column -> Cell.of(column.head())).toList(), widths, new Paint(false))));
        pointed.forEach(row -> lines.add(line(row, widths, paint)));
        return lines;
    }

    /// Fills the cells of `POINT` columns at the end until all have their point at the same place.
    private List<List<Cell>> pointed() {
        int[] decimals = IntStream.range(0, columns.size())
                .map(i -> rows.stream().mapToInt(row -> tail(row.get(i))).max().orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, columns.size())
                        .mapToObj(i ->
                                columns.get(i).align() == Align.POINT ? pointed(row.get(i), decimals[i]) : row.get(i))
                        .toList())
                .toList();
    }

    private static Cell pointed(Cell cell, int decimals) {
        boolean number = !cell.text().isEmpty() && Character.isDigit(cell.text().charAt(0));
        return number ? new Cell(cell.text() + " ".repeat(decimals - tail(cell)), cell.tone()) : cell;
    }

    /// Characters from the decimal point on; 0 where there is none.
    private static int tail(Cell cell) {
        int point = cell.text().indexOf('.');
        return point < 0 ? 0 : cell.text().length() - point;
    }

    private int[] widths(List<List<Cell>> all) {
        int[] widths = new int[columns.size()];
        int left = width;
        for (int i = 0; i < widths.length; i++) {
            Column column = columns.get(i);
            int at = i;
            int widest = all.stream()
                    .mapToInt(row -> row.get(at).text().length())
                    .max()
                    .orElse(0);
            widths[i] = Math.max(widest, column.head().length());
            if (width != UNCUT) {
                widths[i] = Math.min(widths[i], column.most());
            }
            if (i == widths.length - 1) {
                widths[i] = Math.max(1, Math.min(widths[i], left));
            }
            left -= widths[i] + GAP.length();
            left -= widen(widths, i);
        }
        return widths;
    }

    /// Makes the last column under a head as wide as the head needs.
    ///
    /// @return by how much
    private int widen(int[] widths, int last) {
        String over = columns.get(last).over();
        if (over.isEmpty() || endOf(over, last) > last + 1) {
            return 0;
        }
        int first = last;
        while (first > 0 && columns.get(first - 1).over().equals(over)) {
            first--;
        }
        int more = Math.max(0, over.length() + 2 - span(widths, first, last + 1));
        widths[last] += more;
        return more;
    }

    /// Behind the last column in a row under the same head.
    private int endOf(String over, int first) {
        int end = first + 1;
        while (!over.isEmpty()
                && end < columns.size()
                && columns.get(end).over().equals(over)) {
            end++;
        }
        return end;
    }

    private static int span(int[] widths, int first, int end) {
        return Arrays.stream(widths, first, end).sum() + GAP.length() * (end - first - 1);
    }

    private String over(int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; ) {
            String over = columns.get(i).over();
            int end = endOf(over, i);
            int span = span(widths, i, end);
            i = end;
            int rules = span - over.length() - 2;
            line.append(
                    over.isEmpty()
                            ? " ".repeat(span)
                            : "─".repeat(rules / 2) + " " + over + " " + "─".repeat(rules - rules / 2));
            line.append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private String line(List<Cell> cells, int[] widths, Paint paint) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            Cell cell = cells.get(i);
            String text = cut(cell.text(), widths[i]);
            String space = " ".repeat(widths[i] - text.length());
            boolean left = columns.get(i).align() == Align.LEFT;
            line.append(left ? "" : space).append(paint.in(cell.tone(), text)).append(left ? space : "");
            line.append(GAP);
        }
        return line.toString().stripTrailing();
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Math.max(0, most - 1)) + "…";
    }
}
