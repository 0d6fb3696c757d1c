package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.Given;
import io.banyan.config.ParsedFile;
import io.banyan.config.ParsedFileTests;
import io.banyan.config.RouteFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever stands in a file: it is good, or there are problems with lines in it; nothing is thrown, nothing hangs.
class AnyTextTests {
    private static final List<String> PIECES = List.of(
            ":",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\n    ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!x ",
            "? ",
            "|\n",
            ">\n",
            "#",
            "%",
            "@",
            "`",
            "\t",
            "---\n",
            "...\n",
            "~",
            "null",
            ",",
            "$",
            "#{",
            "regex:(",
            "{x:[",
            "0",
            "-1",
            "é",
            "\u0007",
            "\u2028",
            "\uD83D\uDE00",
            "(((",
            "<<: ");

    @Example
    void readsAByteOrderMarkAndWindowsLineEnds() {
        byte[] bytes = ("\uFEFF" + ParsedFileTests.LITTLE.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);

        ParsedFile file = ParsedFile.parse(
                RouteFile.of("events.yaml", "routes/events.yaml", 0, bytes), Given.on(RouteFiles.TODAY));

        assertThat(file.problems()).isEmpty();
    }

    @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
    void isReadOrRefusedWithLines(@ForAll("edited") String text) {
        ParsedFile file = RouteFiles.parsed("events.yaml", 0, text);

        int lines = text.split("\\R|\u2028|\u2029|\u0085", -1).length;
        assertThat(file.good()).isEqualTo(file.problems().stream().noneMatch(Problem::isError));
        assertThat(file.problems())
                .allSatisfy(problem -> assertThat(problem.at().line()).isBetween(0, lines))
                .allSatisfy(
                        problem -> assertThat(problem.toString()).doesNotContainPattern("\\{(key|found|[1-9])}|\n"));
    }

    @Example
    void deepNestingIsRefusedWithoutDeepCalls() {
        for (String open : List.of("[", "{a: ", "- ", "? ")) {
            ParsedFile file = RouteFiles.parsed("events.yaml", 0, "hosts: " + open.repeat(100_000));

            assertThat(file.good()).isFalse();
        }
    }

    @Example
    void manyCopiesOfOneRouteCostLittle() {
        String route = "  - { id: r, path: /x }\n";

        ParsedFile file = RouteFiles.parsed("events.yaml", 0, RouteFiles.group("events", "/x") + route.repeat(20_000));

        assertThat(file.problems()).hasSize(Problems.MOST + 1);
    }

    @Example
    void aliasesOfAliasesStaySmall() {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 20; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
        }

        ParsedFile file = RouteFiles.parsed("events.yaml", 0, text.toString());

        assertThat(file.problems()).extracting(Problem::rule).contains(Rule.YAML_ALIASES);
    }

    @Example
    void theRegularExpressionsOfConditionsAreBounded() {
        ParsedFile file = RouteFiles.parsed(
                "events.yaml",
                0,
                ParsedFileTests.LITTLE + "    when: { query: { q: \"regex:" + "(".repeat(1_001) + "\" } }");

        assertThat(file.problems()).extracting(Problem::rule).containsExactly(Rule.CONDITION_REGEX);
    }

    @Provide
    Arbitrary<String> edited() {
        Arbitrary<String> start = Arbitraries.of(ParsedFileTests.EVERYTHING, ParsedFileTests.LITTLE);
        return start.flatMap(text -> edit(text).flatMap(AnyTextTests::edit).flatMap(AnyTextTests::edit));
    }

    private static Arbitrary<String> edit(String text) {
        return Arbitraries.integers().between(0, text.length()).flatMap(from -> Arbitraries.integers()
                .between(from, Math.min(text.length(), from + 5))
                .flatMap(to ->
                        Arbitraries.of(PIECES).map(piece -> text.substring(0, from) + piece + text.substring(to))));
    }
}
