package io.banyan.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.SideReader.Sampled;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleReadsTests {
    @Test
    void readEachPartitionKeyOnceAtTheRouteOfItsKind() {
        SampleReads reads = SampleReads.of(
                List.of("event:42/page", "event:42/list", "event:x/page", "group:7/page", "member:a b"),
                List.of(
                        route("list", "/events"),
                        route("event", "/events/{eventId:[0-9]+}"),
                        route("m", "/m/{member_id}/all")),
                List.of());

        assertThat(reads.reads()).extracting(Sampled::target).containsExactly("/events/42", "/m/a%20b/all");
        assertThat(reads.reads()).extracting(one -> one.route().id()).containsExactly("event", "m");
        assertThat(reads.leftOut()).isEqualTo(Map.of("event", 1, "group", 1));
    }

    @Test
    void takeThePathsThatAreNamedWhereARouteHasThem() {
        List<Route> routes = List.of(route("any", "/api/{kind}/{id}"));
        List<ReadPath> paths = List.of(ReadPath.of("/api/events/{event}?full=1").orElseThrow());

        SampleReads reads = SampleReads.of(List.of("event:42"), routes, paths);

        assertThat(reads.reads()).extracting(Sampled::target).containsExactly("/api/events/42?full=1");
        assertThat(SampleReads.of(List.of("event:42"), List.of(route("other", "/other/{id}")), paths)
                        .reads())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /events/{event}                | event
            /events/{eventId:[0-9]{1,9}}/a | eventId
            /events                        |
            /{a}/{b}                       |
            /events/*/{a}                  |
            /{*rest}                       |
            events/{a}                     |
            """)
    void takeAPathWithOneVariable(String pattern, String variable) {
        assertThat(ReadPath.of(pattern).map(ReadPath::variable)).isEqualTo(Optional.ofNullable(variable));
    }

    private static Route route(String id, String path) {
        return RouteSketch.of(id, path).build();
    }
}
