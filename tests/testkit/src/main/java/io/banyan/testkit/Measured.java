package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The figures a full run saw, appended to `docs/measured/NAME.md`; a usual run writes nothing.
public final class Measured {
    private final String name;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private Measured(String name) {
        this.name = name;
    }

    /// Begins a section.
    ///
    /// @param name kebab-case, the name of the file
    public static Measured as(String name) {
        return new Measured(name);
    }

    public Measured figure(String what, Object seen) {
        figures.put(what, String.valueOf(seen));
        return this;
    }

    public void append() {
        System.out.println(name + ": " + figures);
        if (!FullNumbers.on()) {
            return;
        }
        try {
            Path file = Repository.root().resolve("docs/measured/" + name + ".md");
            Files.createDirectories(file.resolveSibling("."));
            String title = Files.exists(file) ? "" : "# " + name + "\n";
            Files.writeString(file, title + section(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String section() {
        String rows = figures.entrySet().stream()
                .map(figure -> "| " + figure.getKey() + " | " + figure.getValue() + " |\n")
                .collect(Collectors.joining());
        return "\n## " + LocalDate.now(Clock.systemUTC()) + "\n" + machine() + "\n\n| What | Seen |\n|---|---|\n"
                + rows;
    }

    private static String machine() {
        long gib = Math.round(Runtime.getRuntime().maxMemory() / (double) (1 << 30));
        return Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + ", Java " + Runtime.version() + ", test heap up to " + gib + " GiB";
    }
}
