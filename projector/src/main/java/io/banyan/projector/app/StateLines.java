package io.banyan.projector.app;

import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.store.ViewId;
import io.banyan.projector.health.HealthReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What has changed since it was last asked, as lines for people: one for each view, and one for capture. Pure.
final class StateLines {
    /// @param isTrouble somebody should look at it
    record Line(String text, boolean isTrouble) {}

    private final Map<ViewId, Line> views = new HashMap<>();
    private Line capture = new Line("", false);

    List<Line> changed(HealthReport now) {
        List<Line> lines = new ArrayList<>();
        CaptureState state = now.capture();
        if (state != null) {
            Line next = line(state);
            if (!next.equals(capture)) {
                lines.add(next);
                capture = next;
            }
        }
        for (ViewReport report : now.views()) {
            Line next = line(report);
            if (!next.equals(views.put(report.view(), next))) {
                lines.add(next);
            }
        }
        return lines;
    }

    private static Line line(CaptureState state) {
        return switch (state.standing()) {
            case WORKS ->
                new Line(
                        state.warnings().isEmpty() ? "capture goes on" : "capture goes on, but " + state.text(),
                        !state.warnings().isEmpty());
            case STANDS_BY -> new Line("capture stands by: another projector captures", false);
            case TRIES -> new Line("capture tries: " + state.text(), !state.equals(CaptureState.STARTING));
            case REFUSED -> new Line("capture has stopped: " + state.text(), true);
        };
    }

    private static Line line(ViewReport report) {
        String view = "view " + report.view() + " ";
        if (!report.working()) {
            return new Line(view + "stands by: another projector keeps it, or none has answered yet", false);
        }
        String why = report.why();
        return new Line(view + "is " + report.state().word() + (why == null ? "" : ": " + why), why != null);
    }
}
