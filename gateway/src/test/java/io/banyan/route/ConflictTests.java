package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Condition.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictTests {
    private static final Condition FULL = Condition.exactly(Kind.QUERY, "view", "full");
    private static final Condition SHORT = Condition.exactly(Kind.QUERY, "view", "short");

    @Test
    void twoRoutesThatDifferOnlyInNamesOfVariablesConflict() {
        assertThat(conflicts(RouteSketch.of("a", "/e/{id}"), RouteSketch.of("b", "/e/{key}")))
                .isEqualTo("a-b");
        assertThat(conflicts(RouteSketch.of("a", "/e/**"), RouteSketch.of("b", "/e/{*rest}")))
                .isEqualTo("a-b");
        assertThat(conflicts(RouteSketch.of("a", "/{x}-{y}"), RouteSketch.of("b", "/{v}-{w}")))
                .isEqualTo("a-b");
    }

    @Test
    void anyDifferenceInRankKeepsThemApart() {
        assertThat(conflicts(RouteSketch.of("a", "/e/{id}"), RouteSketch.of("b", "/e/*")))
                .isEmpty();
        assertThat(conflicts(RouteSketch.of("a", "/e/{id:[0-9]+}"), RouteSketch.of("b", "/e/{id:[0-9]*}")))
                .isEmpty();
        assertThat(conflicts(
                        RouteSketch.of("a", "/e"), RouteSketch.of("b", "/e").when(FULL)))
                .isEmpty();
        assertThat(conflicts(
                        RouteSketch.of("a", "/e"), RouteSketch.of("b", "/e").forHosts("one")))
                .isEmpty();
    }

    @Test
    void oneKeyWithDifferentExactValuesKeepsThemApart() {
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").when(FULL),
                        RouteSketch.of("b", "/e").when(SHORT)))
                .isEmpty();
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").when(FULL),
                        RouteSketch.of("b", "/e").when(Condition.exactly(Kind.HEADER, "view", "short"))))
                .isEqualTo("a-b");
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").when(FULL),
                        RouteSketch.of("b", "/e").when(new Condition(Kind.QUERY, "view", null, t -> true, "regex:.*"))))
                .isEqualTo("a-b");
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").when(Condition.exactly(Kind.HEADER, "View", "x")),
                        RouteSketch.of("b", "/e").when(Condition.exactly(Kind.HEADER, "view", "y"))))
                .isEmpty();
    }

    @Test
    void routesThatShareNoMethodOrHostDoNotConflict() {
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").reading("GET"),
                        RouteSketch.of("b", "/e").reading("HEAD")))
                .isEmpty();
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").forHosts("one", "two"),
                        RouteSketch.of("b", "/e").forHosts("three")))
                .isEmpty();
        assertThat(conflicts(
                        RouteSketch.of("a", "/e").forHosts("one", "two"),
                        RouteSketch.of("b", "/e").forHosts("two")))
                .isEqualTo("a-b");
    }

    private static String conflicts(RouteSketch... sketches) {
        List<Conflict> conflicts = RouteSketch.table(sketches).conflicts();
        return String.join(
                " ",
                conflicts.stream()
                        .map(found -> found.first().id() + "-" + found.second().id())
                        .toList());
    }
}
