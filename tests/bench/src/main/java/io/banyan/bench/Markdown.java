package io.banyan.bench;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tables that read well as text too.
final class Markdown {
    private Markdown() {}

    /// @param lines the first is the head; all are of one length
    static String table(List<List<String>> lines) {
        List<Integer> widths = IntStream.range(0, lines.getFirst().size())
                .mapToObj(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(1))
                .toList();
        StringBuilder table = new StringBuilder(line(lines.getFirst(), widths));
        table.append(widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("|", "|", "|\n")));
        lines.subList(1, lines.size()).forEach(line -> table.append(line(line, widths)));
        return table.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> padded(cells.get(column), widths.get(column)))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String padded(String cell, int width) {
        return cell + String.join("", Collections.nCopies(width - cell.length(), " "));
    }
}
