package io.banyan.projector.health;

import io.banyan.projections.capture.CaptureState;
import io.banyan.projections.capture.CaptureState.Standing;
import io.banyan.projections.change.Mark;
import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.store.Checkpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the process is, as JSON's objects. It is well while it does its duty or stands by for another that does.
///
/// @param capture null where another process captures
public record HealthReport(@Nullable CaptureState capture, List<ViewReport> views) {
    public HealthReport {
        views = List.copyOf(views);
    }

    /// False when anything is wrong: capture or a view does not go on, or a view lacks a change.
    public boolean isWell() {
        return isWell(capture) && views.stream().allMatch(view -> view.why() == null);
    }

    private static boolean isWell(@Nullable CaptureState capture) {
        return capture == null || capture.standing() == Standing.WORKS || capture.standing() == Standing.STANDS_BY;
    }

    /// `{"status": "up", "capture": {…}, "views": [{…}]}`, without what is not known.
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", isWell() ? "up" : "down");
        if (capture != null) {
            fields.put("capture", of(capture));
        }
        fields.put("views", views.stream().map(HealthReport::of).toList());
        return fields;
    }

    private static Map<String, Object> of(CaptureState state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", state.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        putKnown(fields, "why", state.problem());
        Mark mark = state.mark();
        if (mark != null) {
            fields.put("position", Long.toUnsignedString(state.last().commit()));
            fields.put("time", mark.time().toString());
            fields.put("kept-bytes", state.keptBytes());
        }
        if (!state.warnings().isEmpty()) {
            fields.put("warnings", state.warnings());
        }
        return fields;
    }

    private static Map<String, Object> of(ViewReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("view", report.view().name());
        fields.put("version", report.view().version());
        fields.put("state", report.working() ? report.state().word() : "stands-by");
        putKnown(fields, "why", report.why());
        Checkpoint checkpoint = report.checkpoint();
        if (report.working() && checkpoint != null) {
            fields.put("position", Long.toUnsignedString(checkpoint.at().commit()));
            putKnown(
                    fields,
                    "time",
                    checkpoint.time() == null ? null : checkpoint.time().toString());
            fields.put("rows", checkpoint.load().rows());
            fields.put("dead-letters", report.deadLetters());
        }
        return fields;
    }

    private static void putKnown(Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
