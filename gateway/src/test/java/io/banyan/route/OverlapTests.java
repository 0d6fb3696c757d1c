package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Condition.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlapTests {
    private static final List<String> EVERY_PATTERN = List.of(
            "/",
            "/a",
            "/a/",
            "/{x}",
            "/{x}/",
            "/*",
            "/**",
            "/a/b",
            "/a/{x}",
            "/{x}/b",
            "/*/b",
            "/a/*",
            "/a/**",
            "/{x}/**",
            "/*/**",
            "/a/b/**",
            "/a/{x}/**",
            "/**/a",
            "/**/{x}",
            "/**/*",
            "/**/a/b",
            "/**/{x}/b",
            "/**/a/",
            "/**/*/a");

    @ParameterizedTest
    @CsvSource({
        "/e/new,        /e/{id},    true",
        "/e/{id},       /e/**,      true",
        "/e/*.html,     /e/x,       false",
        "/e/x.html,     /e/*.html,  true",
        "/e/{id:[0-9]+}, /e/{id},   true",
        "/e/7,          /e/{id:[0-9]+}, true",
        "/e/x,          /e/{id:[0-9]+}, false",
        "/e/a?,         /e/?b,      false",
        "/e/{id},       /**/x,      true",
        "/e/**,         /**/x,      true",
        "/e/,           /e/*,       true",
        "/e/,           /e/{id},    false",
        "/e,            /e/{id},    false",
        "/**/a/x,       /**/x,      true",
        "/e,            /**,        true",
    })
    void tellsWhenARouteTakesPathsFromAnotherGroup(String taker, String loser, boolean expected) {
        RouteTable table = RouteSketch.table(
                RouteSketch.of("taker", taker).inGroup("one"),
                RouteSketch.of("loser", loser).inGroup("two"));

        assertThat(table.overlaps().stream().map(found -> found.taker().id()).toList())
                .isEqualTo(expected ? List.of("taker") : List.of());
    }

    @Test
    void isSilentWithinAGroup() {
        assertThat(RouteSketch.table(RouteSketch.of("a", "/e/new"), RouteSketch.of("b", "/e/{id}"))
                        .overlaps())
                .isEmpty();
    }

    @Test
    void isSilentWhereHostsMethodsOrConditionsKeepThemApart() {
        RouteSketch all = RouteSketch.of("b", "/e/{id}").inGroup("two");
        Condition full = Condition.exactly(Kind.QUERY, "view", "full");
        Condition brief = Condition.exactly(Kind.QUERY, "view", "brief");

        assertThat(RouteSketch.table(RouteSketch.of("a", "/e/new").reading("GET"), all.reading("HEAD"))
                        .overlaps())
                .isEmpty();
        assertThat(RouteSketch.table(RouteSketch.of("a", "/e/new").forHosts("one"), all.forHosts("two"))
                        .overlaps())
                .isEmpty();
        assertThat(RouteSketch.table(RouteSketch.of("a", "/e/new").when(full), all.when(brief))
                        .overlaps())
                .isEmpty();
    }

    @Test
    void tellsExactlyThePairsThatMeet() {
        List<List<String>> paths = everyPath();
        for (String one : EVERY_PATTERN) {
            for (String other : EVERY_PATTERN) {
                RouteTable table = RouteSketch.table(
                        RouteSketch.of("a", one).inGroup("one"),
                        RouteSketch.of("b", other).inGroup("two"));
                PathTemplate first = table.routes().get(0).path();
                PathTemplate second = table.routes().get(1).path();

                boolean meet = paths.stream().anyMatch(path -> first.matches(path) && second.matches(path));

                assertThat(table.overlaps().size() + table.conflicts().size())
                        .as("%s and %s", one, other)
                        .isEqualTo(meet ? 1 : 0);
            }
        }
    }

    /// Of up to four segments `a` or `b`, with and without a final slash.
    private static List<List<String>> everyPath() {
        List<List<String>> paths = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < 31 - 16; i++) {
            paths.add(with(paths.get(i), "a"));
            paths.add(with(paths.get(i), "b"));
        }
        List.copyOf(paths).forEach(path -> paths.add(with(path, "")));
        return paths.subList(1, paths.size());
    }

    private static List<String> with(List<String> path, String segment) {
        List<String> longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }
}
