package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlMistakeTests {
    @ParameterizedTest
    @ValueSource(
            strings = {"drop-cookies: [*]", "drop-cookies: [a, *]", "drop-cookies: *", "- *", "path: *.html", "path: **"
            })
    void namesABareStar(String line) {
        assertThat(problem(line))
                .startsWith("routes/a.yaml:2: is not YAML here: a value that begins with '*' needs quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner: team: stage", "owner: \"*\" x", "owner: [a*b"})
    void leavesOtherMistakesToTheParser(String line) {
        assertThat(problem(line)).contains("is not YAML here: ").doesNotContain("needs quotes");
    }

    private static String problem(String line) {
        Problems problems = new Problems("routes/a.yaml");
        YamlReader.read((line.startsWith("-") ? "- a" : "group: a") + "\n" + line + "\n", problems);
        return problems.all().getFirst().toString();
    }
}
