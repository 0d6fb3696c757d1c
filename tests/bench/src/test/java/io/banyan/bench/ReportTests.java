package io.banyan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is written of a run.
class ReportTests {
    private static final Path ROOT = Path.of("..", "..");

    private final Section section = new Section(
            "Plain answers",
            "170 B bodies.",
            List.of(
                    Row.of("direct").with(Figure.PER_SECOND, Sample.of(75_000)),
                    Row.of("nginx")
                            .with(Figure.PER_SECOND, new Sample(List.of(3.0, 1.0, 2.0)))
                            .with(Figure.CPU, new Sample(List.of(12.64, 12.0, 13.0)))
                            .with(Figure.BUSY, Sample.of(99))));

    @Test
    void linesUpItsTable() {
        assertThat(section.table()).isEqualTo("""
                        |        | CPU µs per request | requests/s | of its core % |
                        |--------|--------------------|------------|---------------|
                        | direct |                    | 75000      |               |
                        | nginx  | 12.6 (12.0–13.0)   | 2 (1–3)    | 99            |
                        """);
    }

    @Test
    void shortensItsTableForTheReadme() {
        assertThat(section.brief()).isEqualTo("""
                        |        | CPU µs per request | requests/s |
                        |--------|--------------------|------------|
                        | direct |                    | 75000      |
                        | nginx  | 12.6               | 2          |
                        """);
    }

    @Test
    void keepsEveryFigureInJson() {
        Map<String, String> machine = new LinkedHashMap<>(Map.of("machine", "a \"fast\"\none\\"));

        assertThat(new Report(machine, List.of(section)).json())
                .startsWith("{\n  \"machine\": {\n    \"machine\": \"a \\\"fast\\\"\\none\\\\\"\n  },")
                .contains("\"cpu\": [12.64, 12.0, 13.0]")
                .contains("\"per-second\": [75000.0]");
    }

    @Test
    void changesNothingOfATextButItsFigures() {
        String text = "a\n<!-- written by ./banyan bench -->\nold\n<!-- until here -->\nb\n";

        assertThat(Readme.with(text, "new\n")).isEqualTo(text.replace("old", "new"));
        assertThatThrownBy(() -> Readme.with("a\n", "new\n"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageContaining("write these lines where they should be");
    }

    /// Written by one run, both of them; before the first one there is neither.
    @Test
    void theReadmeShowsWhatTheBenchSaw() throws IOException {
        String shown = Readme.figures(Files.readString(ROOT.resolve("README.md")));
        Path report = ROOT.resolve("docs/benchmarks/bench.md");

        assertThat(Files.exists(report)).isEqualTo(shown.contains("| banyan-split"));
        if (Files.exists(report)) {
            assertThat(Files.readString(report)).contains("## In short\n" + shown);
        }
    }
}
