package io.banyan.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.route.Condition.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RouteOrderTests {
    /// As the README would list them: each wins over all below it.
    private static final List<String> FROM_THE_FIRST_TO_THE_LAST = List.of(
            "/events/new",
            "/events/new*er",
            "/events/n*",
            "/events/{a}-{b}",
            "/events/{id:[0-9]+}",
            "/events/{id}/x",
            "/events/{id}",
            "/events/{id}/**",
            "/events/*",
            "/events/**",
            "/{area:[a-z]+}/new",
            "/{area}/new",
            "/*/new",
            "/**/events/new",
            "/**/new",
            "/**/{id}",
            "/**");

    @Test
    void ranksPatternsSegmentBySegmentFromTheLeft() {
        List<Route> shuffled = new ArrayList<>();
        FROM_THE_FIRST_TO_THE_LAST.forEach(
                pattern -> shuffled.add(RouteSketch.of("same", pattern).build()));
        Collections.shuffle(shuffled, new Random(7));

        shuffled.sort(RouteOrder.TOTAL);

        assertThat(shuffled).extracting(route -> route.path().pattern()).isEqualTo(FROM_THE_FIRST_TO_THE_LAST);
    }

    @Test
    void anExactHostComesBeforeAnyPathAndConditionsAfterIt() {
        Route host = RouteSketch.of("c", "/**").forHosts("one").build();
        Route plain = RouteSketch.of("a", "/e").build();
        Route narrow = RouteSketch.of("b", "/e")
                .when(Condition.exactly(Kind.QUERY, "view", "full"))
                .build();

        List<Route> sorted = new ArrayList<>(List.of(plain, narrow, host));
        sorted.sort(RouteOrder.TOTAL);

        assertThat(sorted).containsExactly(host, narrow, plain);
    }
}
