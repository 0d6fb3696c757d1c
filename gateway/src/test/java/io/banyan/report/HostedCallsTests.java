package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Noticed.Traffic;
import io.banyan.catalog.Subject;
import io.banyan.function.HostedFunction;
import io.banyan.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostedCallsTests {
    private static final Subject VIEW = Subject.function("groups-view");

    private final HostedCalls calls = new HostedCalls();

    @Test
    void countsWhatAHostHasCountedSinceTheLastTime() {
        assertThat(since(100, 3)).isEmpty();
        assertThat(since(100, 3)).isEmpty();
        assertThat(since(107, 4)).isEqualTo(Map.of(VIEW, new Traffic(new Calls(7, 1), Map.of())));
        assertThat(since(107, 4)).isEmpty();
    }

    @Test
    void countsFromZeroAfterAHostBeganAnew() {
        since(100, 3);

        assertThat(since(2, 1)).isEqualTo(Map.of(VIEW, new Traffic(new Calls(2, 1), Map.of())));
    }

    private Map<Subject, Traffic> since(long count, long errors) {
        HostedFunction function = new HostedFunction(
                "groups-view",
                "groups",
                "team-groups",
                "#groups",
                "production",
                "function.yaml",
                "http://host",
                new Calls(count, errors));
        return calls.since(List.of(function), Snapshot.EMPTY);
    }
}
