package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Whether a pattern matches is Spring's answer.
class HostEqualityTests {
    @Property(tries = 20_000)
    void matchesExactlyWhatSpringMatches(@ForAll("patterns") String pattern, @ForAll("paths") List<String> path) {
        boolean ours = PathTemplate.parse(pattern, RouteSketch.REGEX).matches(path);

        boolean theirs = PathPatternParser.defaultInstance
                .parse(pattern)
                .matches(PathContainer.parsePath(RandomPaths.raw(path)));
        assertThat(ours).as("%s on %s", pattern, RandomPaths.raw(path)).isEqualTo(theirs);
        Statistics.label("matched").collect(theirs);
    }

    @Property(tries = 20_000)
    void takesNoPatternThatSpringRefuses(@ForAll("scribbles") String scribble) {
        if (isTaken(scribble)) {
            assertThatCode(() -> PathPatternParser.defaultInstance.parse(scribble))
                    .doesNotThrowAnyException();
        }
    }

    @Property(tries = 20_000)
    void matchesScribblesAsSpringDoes(@ForAll("scribbles") String scribble, @ForAll("paths") List<String> path) {
        if (isTaken(scribble)) {
            matchesExactlyWhatSpringMatches(scribble, path);
        }
    }

    @Example
    void matchesTheSameForEverySmallPatternAndPath() {
        List<PathContainer> raw = RandomPaths.SMALL.stream()
                .map(path -> PathContainer.parsePath(RandomPaths.raw(path)))
                .toList();
        for (String pattern : RandomPaths.smallPatterns()) {
            PathTemplate ours = PathTemplate.parse(pattern, RouteSketch.REGEX);
            PathPattern theirs = PathPatternParser.defaultInstance.parse(pattern);
            for (int i = 0; i < raw.size(); i++) {
                if (ours.matches(RandomPaths.SMALL.get(i)) != theirs.matches(raw.get(i))) {
                    fail("%s on %s: Spring says %s", pattern, raw.get(i).value(), theirs.matches(raw.get(i)));
                }
            }
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return RandomPaths.patterns();
    }

    @Provide
    Arbitrary<List<String>> paths() {
        return RandomPaths.paths();
    }

    /// Mostly wrong patterns.
    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.of(
                        "/", "/", "a", "b", "-", "*", "**", "?", "{x}", "{y}", "{x:a}", "{*z}", "{", "}", ":", "+")
                .list()
                .ofMaxSize(6)
                .map(parts -> "/" + String.join("", parts));
    }

    private static boolean isTaken(String scribble) {
        try {
            PathTemplate.parse(scribble, RouteSketch.REGEX);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
