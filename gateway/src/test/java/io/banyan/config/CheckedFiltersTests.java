package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.proxy.SpringLanes;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/// What `check` lets pass, Spring's own factories take: no team learns of a bad filter from the log.
class CheckedFiltersTests {
    @Property(tries = 4_000)
    void areBuiltBySpring(@ForAll("filters") String filter) {
        String text = RouteFiles.group("events", "/events/{eventId}") + "    filters:\n      - '"
                + filter.replace("'", "''") + "'\n";

        ParsedFile file = RouteFiles.parsed("events.yaml", 0, text);

        Statistics.label("passes").collect(file.good());
        if (file.good()) {
            FileGroup group = Objects.requireNonNull(file.group());
            var lanes = SpringLanes.build(group.routes(), List.of(group.upstreams()));
            assertThat(lanes.values())
                    .as(filter)
                    .extracting(lane -> lane.getClass().getSimpleName())
                    .containsExactly("SpringLane");
        }
    }

    @Provide
    Arbitrary<String> filters() {
        Arbitrary<String> names = Arbitraries.of(AllowedFilter.names());
        Arbitrary<String> values = Arbitraries.of(
                "/v2/{eventId}",
                "/v2/{eventId:[0-9]+}",
                "/v2/{}",
                "/v2 /[x]?y#z",
                "/events/(?<id>.*)",
                "/v2/${id}",
                "(a",
                "a)(b",
                "h+",
                "https?",
                "$1",
                "\\",
                "X-From",
                "ETag",
                "Vary Link",
                "1",
                "0",
                "-1",
                "true",
                "TRUE",
                "RETAIN_FIRST",
                "retain-first",
                "AS_IN_REQUEST",
                "as_in_request",
                "Location",
                "{eventId}",
                "é",
                "",
                " ",
                "=");
        return Combinators.combine(names, values.list().ofMaxSize(4))
                .as((name, list) -> list.isEmpty() ? name : name + "=" + String.join(", ", list));
    }
}
