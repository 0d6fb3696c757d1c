package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.GroupRules;
import io.banyan.decide.Rules;
import io.banyan.exchange.Exchanges;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.route.RouteSketch;
import io.banyan.route.RouteTable;
import io.banyan.route.Side;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Meters are read while what they show is changed.
class ScrapeTests {
    private static final int CHANGES = 200;
    private static final int SCRAPERS = 2;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LiveMeters live = new LiveMeters(new Registrar(registry));
    private final GuardMeters guards = new GuardMeters(new Registrar(registry));
    private final AtomicBoolean changing = new AtomicBoolean(true);

    @Test
    void everyScrapeIsWholeWhileLiveStateMoves() throws Exception {
        change(0);
        try (ExecutorService threads = Executors.newFixedThreadPool(SCRAPERS)) {
            List<Future<Integer>> scrapes = new ArrayList<>();
            for (int i = 0; i < SCRAPERS; i++) {
                scrapes.add(threads.submit((Callable<Integer>) this::scrapeOnAndOn));
            }
            for (int change = 1; change <= CHANGES; change++) {
                change(change);
            }
            changing.set(false);
            for (Future<Integer> scraped : scrapes) {
                assertThat(scraped.get()).isPositive();
            }
        }
    }

    /// How many scrapes it made, each of them with every meter.
    private int scrapeOnAndOn() {
        int made = 0;
        do {
            assertThat(registry.scrape())
                    .contains(
                            "banyan_weight{group=\"events\",route=\"event-page\"}",
                            "banyan_revision{group=\"events\"}",
                            "banyan_routes_errors ",
                            "banyan_bulkhead_used{group=\"events\",side=\"modern\"}",
                            "banyan_breaker{group=\"events\",state=\"open\"}");
            made++;
        } while (changing.get());
        return made;
    }

    private void change(int number) {
        Weight weight = new Weight(number);
        live.inForce(Rules.of(
                RouteTable.of(List.of(Exchanges.route("event-page", "events"))),
                List.of(new GroupRules(
                        RouteSketch.group("events"), "events", List.of(new StickySource.ClientIp()), Weight.ALL)),
                new LiveState(Map.of("events", LiveSketch.group(number + 1, weight, Map.of(), false)), false)));
        live.reloaded(number, 0);
        guards.watch(List.of(new Reading(number)));
    }

    private record Reading(int placesUsed) implements GuardReading {
        @Override
        public String group() {
            return "events";
        }

        @Override
        public Side side() {
            return Side.MODERN;
        }

        @Override
        public int places() {
            return 256;
        }

        @Override
        public @Nullable String breaker() {
            return "closed";
        }

        @Override
        public int connectionsActive() {
            return 0;
        }

        @Override
        public int connectionsIdle() {
            return 0;
        }
    }
}
