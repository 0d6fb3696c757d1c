package io.banyan.projections.feed;

import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.Did;
import io.banyan.projections.store.Load;
import io.banyan.projections.store.ViewState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What is said of a version of a view, field by field; the format is in `docs/projections.md`.
final class Said {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Said() {}

    /// What is not so is there and empty, so that an older one does not stay.
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
        fields.putAll(
                checkpoint == null || report.state() != ViewState.BUILDING
                        ? Map.of("rows", "", "expected", "", "rate", "", "begun", "")
                        : of(checkpoint.load(), now));
        fields.put("dead", String.valueOf(report.deadLetters()));
        fields.put("doing", report.doing() == null ? "" : report.doing().word());
        fields.put("did", of(report.did()));
        return fields;
    }

    private static Map<String, String> of(Load load, Instant now) {
        return Map.of(
                "rows", String.valueOf(load.rows()),
                "expected", String.valueOf(load.expected()),
                "rate", String.valueOf(load.rate(now)),
                "begun", String.valueOf(load.times()));
    }

    private static String of(@Nullable Did did) {
        return did == null
                ? ""
                : JSON.writeValueAsString(Map.of(
                        "id", did.id(), "says", did.says(), "at", did.at().toEpochMilli(), "refused", did.refused()));
    }
}
