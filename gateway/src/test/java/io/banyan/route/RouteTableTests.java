package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Condition.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

class RouteTableTests {
    /// A request as the property draws it.
    record Asked(String host, List<String> path, String method, Map<String, String> query) {
        RequestValues values() {
            return (kind, name) -> kind == Kind.QUERY ? query.get(name) : null;
        }
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void findsWhatAPlainScanFinds(
            @ForAll @Size(min = 1, max = 40) List<@From("routes") Route> drawn,
            @ForAll @Size(20) List<@From("requests") Asked> requests) {
        List<Route> routes = named(drawn);
        RouteTable table = RouteTable.of(routes);

        for (Asked asked : requests) {
            Route found = table.find(asked.host(), asked.path(), asked.method(), asked.values());

            assertThat(found)
                    .as(
                            "%s of %s",
                            asked, routes.stream().map(RouteTableTests::told).toList())
                    .isEqualTo(PlainScan.find(routes, asked.host(), asked.path(), asked.method(), asked.values())
                            .orElse(null));
            Statistics.label("found").collect(found != null);
        }
        Statistics.label("found").coverage(found -> found.check(true).percentage(share -> share > 30));
    }

    @Test
    void walksNoFurtherWhenThereAreMoreRoutes() {
        int few = visits(100);
        int many = visits(10_000);

        assertThat(many).isEqualTo(few).isLessThan(10);
    }

    @Test
    void findsTheRouteOfAnotherMethodForCounting() {
        RouteTable table = RouteSketch.table(RouteSketch.of("event", "/events/{id}"));

        assertThat(table.find("", List.of("events", "7"), "POST", (kind, name) -> null))
                .isNull();
        assertThat(table.findForAnyMethod("", List.of("events", "7"), (kind, name) -> null))
                .isNotNull();
    }

    @Provide
    Arbitrary<Route> routes() {
        Arbitrary<List<String>> hosts = Arbitraries.of(List.of(), List.of(), List.of("one"), List.of("one", "two"));
        Arbitrary<List<String>> methods = Arbitraries.of(List.of("GET", "HEAD"), List.of("GET"));
        Arbitrary<List<Condition>> conditions = Arbitraries.of(
                List.of(),
                List.of(),
                List.of(Condition.exactly(Kind.QUERY, "p", "1")),
                List.of(Condition.exactly(Kind.QUERY, "p", "2"), Condition.exactly(Kind.QUERY, "q", "1")));
        return Combinators.combine(RandomPaths.patterns(), hosts, methods, conditions)
                .as((pattern, itsHosts, reads, wanted) -> RouteSketch.of("?", pattern)
                        .forHosts(itsHosts.toArray(String[]::new))
                        .reading(reads.toArray(String[]::new))
                        .when(wanted.toArray(Condition[]::new))
                        .build());
    }

    @Provide
    Arbitrary<Asked> requests() {
        Arbitrary<Map<String, String>> queries =
                Arbitraries.of(Map.of(), Map.of("p", "1"), Map.of("p", "2"), Map.of("p", "2", "q", "1"));
        return Combinators.combine(
                        Arbitraries.of("one", "two", "three"),
                        RandomPaths.paths(),
                        Arbitraries.of("GET", "HEAD"),
                        queries)
                .as(Asked::new);
    }

    private static List<Route> named(List<Route> drawn) {
        List<Route> routes = new ArrayList<>();
        for (Route route : drawn) {
            routes.add(new Route(
                    "r%02d".formatted(routes.size()),
                    route.group(),
                    route.hosts(),
                    route.path(),
                    route.methods(),
                    route.conditions(),
                    route.query(),
                    route.filters(),
                    route.origin()));
        }
        return routes;
    }

    private static String told(Route route) {
        return route.id() + " " + route.hosts() + route.path() + route.methods()
                + route.conditions().size();
    }

    /// What it takes to find one route, one that does not exist and one by a wildcard among `count` routes.
    private static int visits(int count) {
        List<RouteSketch> sketches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sketches.add(RouteSketch.of("r" + i, "/area%d/{id}/part%d".formatted(i % 50, i)));
        }
        RouteTable table = RouteSketch.table(sketches);
        int visits = 0;
        for (List<String> path :
                List.of(List.of("area7", "x", "part57"), List.of("area7", "x", "none"), List.of("no"))) {
            Search search = new Search(path, "GET", (kind, name) -> null);
            table.find("", path, search);
            visits += search.visits();
        }
        return visits;
    }
}
