package io.banyan;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.written.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody reads `1 groups`: in what people are told a number does not stand before a plural that is always one.
class PluralTests {
    private static final String NOUNS = "(?:addresses|changes|clients|connections|errors|files|groups|lines|places"
            + "|reads|replicas|requests|routes|seconds|streams|times|tokens|upstreams|warnings)\\b";

    /// `%d groups`, `{} groups`, `+ n + " groups`, `${n} groups`; `n of m groups` too.
    private static final Pattern ALWAYS_MANY = Pattern.compile(
            "(?:%,?[ds]|[{][}]|\\+ \"|\\$\\{[^}]*})" + " (?:such |more |good |of %s )?" + NOUNS + "|\\+ \" " + NOUNS);

    /// A number that is never 1 there, no number at all, or one that is looked at.
    private static final List<String> FINE = List.of(
            "%d streams are open, which is the limit",
            "the issuer was asked \" + MOST + \" times",
            "the change was overtaken \" + TRIES + \" times",
            "\" reads/s\"",
            "at revisions %s and %s",
            "on %d of %d replicas %s",
            "such routes in all",
            "moving.size() + \" routes change\"",
            "tokens would cross the network",
            " === 1 ? ");

    @Test
    void standsOnlyWhereThereAreMany() {
        assertThat(Stream.of("src/main/java", "src/main/resources/page").flatMap(PluralTests::lines))
                .filteredOn(line -> ALWAYS_MANY.matcher(line).find())
                .filteredOn(line -> !line.strip().startsWith("///"))
                .filteredOn(line -> FINE.stream().noneMatch(line::contains))
                .isEmpty();
    }

    @Test
    void isSeenWhereverANumberStandsBeforeIt() {
        assertThat(Stream.of(
                        "\"%d groups\"",
                        "\"{} routes in {}\"", "n + \" clients\"", "`${n} groups`", "\"%s more routes\""))
                .allMatch(line -> ALWAYS_MANY.matcher(line).find());
        assertThat(Stream.of("\"the groups\"", "\"%d group%s\"", "\"no routes\""))
                .noneMatch(line -> ALWAYS_MANY.matcher(line).find());
    }

    @Test
    void isMadeOfTheNumber() {
        assertThat(Counted.of(0, "group")).isEqualTo("0 groups");
        assertThat(Counted.of(1, "group")).isEqualTo("1 group");
        assertThat(Counted.of(2_048, "route")).isEqualTo("2,048 routes");
    }

    private static Stream<String> lines(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|js)")).toList().stream()
                    .flatMap(PluralTests::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> read(Path file) {
        try {
            return Files.readAllLines(file).stream().map(line -> file.getFileName() + ": " + line.strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
