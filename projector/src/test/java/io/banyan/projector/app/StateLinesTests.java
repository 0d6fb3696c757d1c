package io.banyan.projector.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import io.banyan.projector.health.HealthReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateLinesTests {
    private final StateLines lines = new StateLines();

    @Test
    void tellsEachChangeOnce() {
        assertThat(told(Standing.WORKS, null, ViewState.BUILDING, null))
                .containsExactly("capture goes on", "view events:v1 is building");
        assertThat(told(Standing.WORKS, null, ViewState.BUILDING, null)).isEmpty();
        assertThat(told(Standing.WORKS, null, ViewState.LIVE, null)).containsExactly("view events:v1 is live");
        assertThat(told(Standing.REFUSED, "the slot is gone", ViewState.LIVE, null))
                .containsExactly("capture has stopped: the slot is gone");
        assertThat(told(Standing.WORKS, null, ViewState.STOPPED, "a table was emptied"))
                .containsExactly("capture goes on", "view events:v1 is stopped: a table was emptied");
    }

    private List<String> told(Standing standing, @Nullable String problem, ViewState state, @Nullable String why) {
        CaptureState capture = new CaptureState(problem, standing, LogPosition.START, null, 0, List.of());
        ViewReport view = new ViewReport(new ViewId("events", 1), true, state, null, why, 0);
        return lines.changed(new HealthReport(capture, List.of(view))).stream()
                .map(StateLines.Line::text)
                .toList();
    }
}
