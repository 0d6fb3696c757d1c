package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.ModernState;
import io.banyan.exchange.ModernState.What;
import io.banyan.report.ModernReport.ModernRow;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModernReportTests {
    private static final Instant EARLY = Instant.parse("2026-11-28T15:31:04Z");
    private static final Instant LATER = Instant.parse("2026-11-28T15:33:00Z");
    private static final ModernState REFUSES = state(What.REFUSES_CONNECTIONS, LATER);
    private static final ModernState LATE = state(What.ANSWERS_LATE, EARLY);

    @Test
    void isNullWhereNobodySeesAnythingWrong() {
        assertThat(ModernReport.of("events", null, Map.of(), 3)).isNull();
    }

    @Test
    void isOneSentenceWhereAllSeeTheSame() {
        ModernReport report = of(REFUSES, Map.of("b", state(What.REFUSES_CONNECTIONS, EARLY)), 2);

        assertThat(report.says())
                .isEqualTo(state(What.REFUSES_CONNECTIONS, EARLY).says("events"));
        assertThat(report.what()).isEqualTo("refuses-connections");
        assertThat(report.down()).isTrue();
        assertThat(report.since()).isEqualTo(EARLY);
        assertThat(report.address()).isEqualTo("127.0.0.1:8082");
        assertThat(report.replicas()).isEmpty();
    }

    @Test
    void hasARowForEachReplicaWhereTheyDiffer() {
        ModernReport report = of(LATE, Map.of("c", REFUSES, "b", LATE), 3);

        assertThat(report.says()).isEqualTo("on 1 of 3 replicas " + REFUSES.says("events"));
        assertThat(report.replicas())
                .containsExactly(
                        new ModernRow("this replica", "answers-late", EARLY, LATE.says("events")),
                        new ModernRow("b", "answers-late", EARLY, LATE.says("events")),
                        new ModernRow("c", "refuses-connections", LATER, REFUSES.says("events")));
    }

    @Test
    void addsUpTheReadsThatFailed() {
        ModernState two = new ModernState(What.FAILS_SOME, EARLY, EARLY, LATER, "a:1", "answered 500", 2, true);
        ModernState three = new ModernState(What.FAILS_SOME, LATER, LATER, LATER, "a:1", "answered 503", 3, true);

        assertThat(of(two, Map.of("b", three), 2).says())
                .isEqualTo("MODERN of events failed 5 reads in the last minute; at 15:33 UTC it answered 503 (a:1);"
                        + " LEGACY answers such reads");
    }

    @Test
    void differsWhereOneSeesNothingWrong() {
        ModernReport report = of(null, Map.of("b", REFUSES), 2);

        assertThat(report.says()).startsWith("on 1 of 2 replicas MODERN of events has refused");
        assertThat(report.replicas()).extracting(ModernRow::replica).containsExactly("b");
    }

    private static ModernReport of(@Nullable ModernState here, Map<String, ModernState> elsewhere, int answering) {
        return Objects.requireNonNull(ModernReport.of("events", here, elsewhere, answering));
    }

    private static ModernState state(What what, Instant since) {
        return new ModernState(what, since, LATER, LATER, "127.0.0.1:8082", "", 0, true);
    }
}
