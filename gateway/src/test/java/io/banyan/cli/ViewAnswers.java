package io.banyan.cli;

import io.banyan.report.VersionReport;
import io.banyan.report.VersionReport.AskedReport;
import io.banyan.report.VersionReport.BuildReport;
import io.banyan.report.VersionReport.DidReport;
import io.banyan.report.VersionReport.WatermarkReport;
import io.banyan.report.ViewReport;
import io.banyan.report.ViewReport.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the API would say of views, with its own records: v1 is served and has dead letters, v2 is being built.
final class ViewAnswers {
    static final Instant NOW = Instant.parse("2026-11-22T03:16:20Z");

    private static final List<Reader> READERS = List.of(new Reader("events", "team-discovery", "#discovery", 1));

    private ViewAnswers() {}

    static ViewReport events(VersionReport... versions) {
        return new ViewReport("events", READERS, 1, null, List.of(versions));
    }

    static ViewReport missing() {
        return new ViewReport(
                "members",
                List.of(),
                null,
                "not in the feed: start its runner, or correct freshness.view of members",
                List.of());
    }

    static VersionReport served() {
        return new VersionReport(
                1,
                true,
                "stale",
                "3 changes could not be taken in",
                List.of("correct them, then: ./banyan view replay-dead-letters events 1 --reason '...'"),
                new WatermarkReport("7c1f00aa", "900", NOW),
                new BigDecimal("7.25"),
                NOW,
                3,
                null,
                null,
                new DidReport("old", "12 keys read anew", NOW.minusSeconds(180), false));
    }

    static VersionReport building(long rows, int begun) {
        return new VersionReport(
                2,
                false,
                "building",
                null,
                List.of(),
                null,
                null,
                NOW,
                0,
                new BuildReport(rows, 1_000_000L, (int) (rows / 10_000), 52_000, (1_000_000 - rows) / 52_000, begun),
                new AskedReport(null, true, "rebuild"),
                null);
    }

    static VersionReport built(String id) {
        return live(new DidReport(id, "1,000,000 rows read, 400,000 documents written", NOW, false));
    }

    /// v2 is live, and nothing is asked of it.
    static VersionReport live(@Nullable DidReport did) {
        return new VersionReport(
                2,
                false,
                "live",
                null,
                List.of(),
                new WatermarkReport("7c1f00aa", "901", NOW),
                BigDecimal.ZERO,
                NOW,
                0,
                null,
                null,
                did);
    }

    static AdminRelay.Instead ok(Object report) {
        return new AdminRelay.Instead(200, JsonMapper.shared().writeValueAsString(report));
    }

    static AdminRelay.Instead asked(@Nullable String id, String says) {
        return ok(Map.of(
                "dryRun",
                id == null,
                "changes",
                List.of(1),
                "says",
                List.of(says),
                "undo",
                List.of(),
                "id",
                id == null ? "" : id));
    }
}
