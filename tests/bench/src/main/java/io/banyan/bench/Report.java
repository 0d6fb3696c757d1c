package io.banyan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run saw, as Markdown for people and as JSON with every single figure.
///
/// @param machine facts about where it ran, by their names
record Report(Map<String, String> machine, List<Section> sections) {
    String markdown() {
        StringBuilder text = new StringBuilder("# Benchmark\n\nMade by `./banyan bench`; how, and what the columns "
                + "are: [README.md](README.md). Medians (least–most of the rounds).\n\n");
        machine.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        if (!sections.getFirst().briefColumns().isEmpty()) {
            text.append("\n## In short\n").append(brief());
        }
        for (Section section : sections) {
            text.append("\n## ").append(section.title()).append('\n');
            text.append(section.note()).append("\n\n").append(section.table());
        }
        return text.toString();
    }

    /// What the README shows.
    String brief() {
        Section first = sections.getFirst();
        return machine.get("machine") + ". " + first.note() + "\n\n" + first.brief();
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("sections", sections.stream().map(Report::json).toList());
        return Json.of(all);
    }

    /// Writes both beside each other.
    ///
    /// @param file without its ending
    void write(Path file) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file.resolveSibling(file.getFileName() + ".md"), markdown());
            Files.writeString(file.resolveSibling(file.getFileName() + ".json"), json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> json(Section section) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (Row row : section.rows()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            row.figures().forEach((figure, sample) -> figures.put(figure.key(), sample.values()));
            rows.put(row.name(), figures);
        }
        return Map.of("title", section.title(), "note", section.note(), "rows", rows);
    }
}
