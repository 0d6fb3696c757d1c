package io.banyan.projections.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayCheck;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class FromGatewayTests {
    private static final WayKey KEY = WayKey.of(new byte[32]);
    private final FromGateway filter =
            new FromGateway(new WayCheck(Map.of("events", List.of(KEY)), InstantSource.system()), Set.of("/health"));

    @Test
    void letsACallOfTheGatewayPassAndTellsItsWay() {
        MockServerWebExchange exchange = answered("/api/events?tags%5B%5D=java", way("/api/events?tags%5B%5D=java"));

        assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(exchange.<Way>getAttribute(FromGateway.WAY))
                .satisfies(way -> assertThat(way.trail().caller()).isEqualTo("orders"));
    }

    @Test
    void refusesWhoeverIsNoGatewaySoThatAGatewayKnowsIt() {
        MockServerWebExchange bare = MockServerWebExchange.from(
                MockServerHttpRequest.get("/api/events").build());
        run(bare);
        MockServerWebExchange other = answered("/api/events/8", way("/api/events/7"));

        assertThat(List.of(bare, other)).allSatisfy(exchange -> {
            assertThat(exchange.getResponse().getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
            assertThat(exchange.getResponse().getHeaders().getFirst(Way.REFUSED_HEADER))
                    .isEqualTo(Way.REFUSED);
        });
        assertThat(other.getResponse().getBodyAsString().block()).contains("made for another request");
    }

    @Test
    void leavesAPathOpenForProbes() {
        MockServerWebExchange probe =
                MockServerWebExchange.from(MockServerHttpRequest.get("/health").build());

        run(probe);

        assertThat(probe.getResponse().getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    private MockServerWebExchange answered(String target, String way) {
        MockServerWebExchange exchange = MockServerWebExchange.from(
                MockServerHttpRequest.method(HttpMethod.GET, URI.create("http://events-view" + target))
                        .header(Way.HEADER, way)
                        .build());
        run(exchange);
        return exchange;
    }

    private void run(MockServerWebExchange exchange) {
        filter.filter(exchange, passed -> {
                    passed.getResponse().setStatusCode(HttpStatus.OK);
                    return Mono.empty();
                })
                .block();
    }

    private static String way(String target) {
        return WayText.write(
                new Way(
                        "shop",
                        "events",
                        new Trail("orders", List.of("shop/orders", "shop/events"), 1, "o1"),
                        Way.AskedFor.of("GET", target),
                        new Way.Life("id" + target, System.currentTimeMillis(), 500)),
                KEY);
    }
}
