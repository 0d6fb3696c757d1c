package io.banyan.projections.feed;

import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.store.Checkpoint;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is said of a version of a view, field by field; the format is in `docs/projections.md`.
final class Said {
    private Said() {}

    /// With `why` empty where nothing is wrong, so that an older one does not stay.
    static Map<String, String> of(ViewReport report, Instant now) {
        Map<String, String> fields = new LinkedHashMap<>();
        Checkpoint checkpoint = report.checkpoint();
        if (checkpoint != null) {
            fields.put("source", checkpoint.source().toString());
            fields.put("pos", Long.toUnsignedString(checkpoint.at().commit()));
            String time = checkpoint.unixSeconds();
            if (time != null) {
                fields.put("time", time);
            }
        }
        fields.put("state", report.state().word());
        fields.put("said", String.valueOf(now.toEpochMilli()));
        fields.put("why", report.why() == null ? "" : report.why());
        return fields;
    }
}
