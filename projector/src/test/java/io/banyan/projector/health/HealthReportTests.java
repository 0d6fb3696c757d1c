package io.banyan.projector.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.runner.ViewReport.Duty;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HealthReportTests {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final ViewId EVENTS = new ViewId("events", 1);

    @Test
    void isWellWhileItWorksOrStandsBy() {
        assertThat(report(Standing.WORKS, view(Duty.WORKS, ViewState.LIVE, null))
                        .isWell())
                .isTrue();
        assertThat(report(Standing.STANDS_BY, view(Duty.STANDS_BY, ViewState.BUILDING, null))
                        .isWell())
                .isTrue();
        assertThat(report(Standing.WORKS, view(Duty.WORKS, ViewState.BUILDING, null))
                        .isWell())
                .isTrue();
        assertThat(new HealthReport(null, List.of(view(Duty.WORKS, ViewState.LIVE, null))).isWell())
                .isTrue();
    }

    @Test
    void isNotWellWhenAnythingIsWrong() {
        assertThat(report(Standing.REFUSED, view(Duty.WORKS, ViewState.LIVE, null))
                        .isWell())
                .isFalse();
        assertThat(report(Standing.TRIES, view(Duty.WORKS, ViewState.LIVE, null))
                        .isWell())
                .isFalse();
        assertThat(report(Standing.WORKS, view(Duty.WORKS, ViewState.STALE, "a change is parked"))
                        .isWell())
                .isFalse();
        assertThat(report(Standing.WORKS, view(Duty.WORKS, ViewState.STOPPED, "a column is gone"))
                        .isWell())
                .isFalse();
    }

    @Test
    void tellsEachWithWhereItIs() {
        HealthReport report = report(Standing.WORKS, view(Duty.WORKS, ViewState.STALE, "a change is parked"));

        assertThat(report.fields())
                .hasToString(
                        "{status=down, capture={state=works, position=7, time=2026-11-28T12:00:00Z, kept-bytes=4096},"
                                + " views=[{view=events, version=1, state=stale, why=a change is parked, position=5,"
                                + " time=2026-11-28T12:00:00Z, rows=3, dead-letters=2}]}");
        assertThat(report(Standing.STANDS_BY, view(Duty.STANDS_BY, ViewState.BUILDING, null))
                        .fields()
                        .toString())
                .contains("state=stands-by");
        assertThat(report(Standing.WORKS, view(Duty.DROPPED, ViewState.BUILDING, null))
                        .fields()
                        .toString())
                .contains("state=dropped");
    }

    private static HealthReport report(Standing standing, ViewReport view) {
        Mark mark = new Mark(LogPosition.mark(7), NOON);
        return new HealthReport(
                new CaptureState(null, standing, mark.position(), mark, 4096, List.of()), List.of(view));
    }

    private static ViewReport view(Duty duty, ViewState state, @Nullable String why) {
        Checkpoint at =
                new Checkpoint("turn", state, new Source(1), LogPosition.mark(5), NOON, why, new Load(3, 3, NOON, 1));
        return new ViewReport(EVENTS, duty, state, at, why, 2, null, null);
    }
}
