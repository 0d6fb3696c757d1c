package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.RouteSketch;
import io.banyan.written.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FinalSlashesTests {
    @Test
    void tellsOfAPathThatNobodyHasWithoutTheSlash() {
        assertThat(warnings(route("page", "/a/{id}"), route("list", "/a/")))
                .containsExactly(
                        "routes.list.path is '/a/', which matches only with its final slash; '/a' is a different"
                                + " path, and no route has it: write that instead, or add a second route for it");
    }

    @Test
    void tellsOfTwoGroupsThatShareAPage() {
        assertThat(warnings(route("page", "/a/{x}/"), route("list", "/a/{y}").inGroup("other")))
                .containsExactly(
                        "routes.page.path is '/a/{x}/', which matches only with its final slash; '/a/{y}' is"
                                        .replace("{y}", "{x}")
                                + " a different path, that of route list of group other (routes/other.yaml:1): put both into one group");
    }

    @Test
    void saysNothingWhereBothAreWrittenOrAllEndInASlash() {
        assertThat(warnings(route("list", "/a"), route("slashed", "/a/"))).isEmpty();
        assertThat(warnings(route("list", "/a/"), route("page", "/a/{id}/"), route("root", "/"), route("all", "/b/**")))
                .isEmpty();
        assertThat(warnings(
                        route("list", "/a/").forHosts("a.example"),
                        route("other", "/a").inGroup("other").forHosts("b.example")))
                .isEmpty();
    }

    private static RouteSketch route(String id, String path) {
        return RouteSketch.of(id, path).inGroup("shop");
    }

    private static List<String> warnings(RouteSketch... routes) {
        return new FinalSlashes(Stream.of(routes).map(RouteSketch::build).toList())
                .warnings().stream().map(Problem::message).toList();
    }
}
