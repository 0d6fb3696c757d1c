package io.banyan.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The bodies that the admin API takes, for its OpenAPI document. `JsonBody` reads them, so that what is wrong is
/// told in our words.
final class Bodies {
    private static final String PERCENT = "in percent, 0 to 100 with at most two decimals";
    private static final String SHADOW = "the share of reads that are copied for the other side";
    private static final String REASON = "why, for the audit; 1 to 500 characters";
    private static final String UNDO_OF = "the id of the change that this undoes, so that the audit marks it as undone";
    private static final String EVEN_SO = "true = at the cost that a refusal names";
    private static final String DRY_RUN = "true = only report what would happen";

    private Bodies() {}

    record GroupWeight(
            @Schema(description = PERCENT + "; required without shadow", example = "25") @Nullable
            BigDecimal weight,

            @Schema(description = SHADOW + ", " + PERCENT, example = "5") @Nullable
            BigDecimal shadow,

            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = "true = leaves routes that have their own weight as they are") @Nullable
            Boolean inheritingOnly,

            @Schema(description = UNDO_OF) @Nullable String undoOf,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record RouteWeight(
            @Schema(
                    description = PERCENT + ", or null to inherit the group's; required without shadow",
                    nullable = true,
                    example = "25")
            @Nullable
            BigDecimal weight,

            @Schema(
                    description = SHADOW + ", " + PERCENT + ", or null to inherit the group's",
                    nullable = true,
                    example = "5")
            @Nullable
            BigDecimal shadow,

            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = UNDO_OF) @Nullable String undoOf,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record Ramp(
            @Schema(
                    description = "what to do with the group's ramp",
                    allowableValues = {"start", "hold", "resume", "abort"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String action,

            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason) {}

    record Changes(
            @Schema(description = "all are made, or none", requiredMode = Schema.RequiredMode.REQUIRED)
            List<OneChange> changes,

            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = UNDO_OF) @Nullable String undoOf,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record OneChange(
            @Schema(description = "a group, or else a route") @Nullable
            String group,

            @Schema(description = "a route, or else a group") @Nullable
            String route,

            @Schema(description = PERCENT + "; of a route also null to inherit", nullable = true, example = "25")
            @Nullable
            BigDecimal weight,

            @Schema(
                    description = SHADOW + ", " + PERCENT + "; of a route also null to inherit",
                    nullable = true,
                    example = "5")
            @Nullable
            BigDecimal shadow,

            @Schema(description = "of a group: true = leaves routes that have their own weight as they are") @Nullable
            Boolean inheritingOnly,

            @Schema(description = "the revision that the group must be at, else 412") @Nullable
            Long revision) {}

    record Switch(
            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = UNDO_OF) @Nullable String undoOf,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record ViewActive(
            @Schema(description = "the version to serve", requiredMode = Schema.RequiredMode.REQUIRED, example = "2")
            Integer version,

            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = EVEN_SO) @Nullable Boolean evenSo,

            @Schema(description = UNDO_OF) @Nullable String undoOf,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record ViewRebuild(
            @Schema(
                    description = "partition keys that alone are read anew, 1 to 10,000, in a body of at most 2 MB;"
                            + " absent = the whole version",
                    example = "[\"event:42\"]")
            @Nullable
            List<String> keys,

            @Schema(description = "with where: the table whose rows are read anew", example = "public.event") @Nullable
            String table,

            @Schema(description = "with table: which rows, a condition in SQL", example = "group_id = 7") @Nullable
            String where,

            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = EVEN_SO) @Nullable Boolean evenSo,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record ViewCompare(
            @Schema(description = "how many documents are drawn, 1 to 10,000; absent = 1,000", example = "1000")
            @Nullable
            Integer sample,

            @Schema(
                    description = "where keys of a kind are read, each with one variable; absent = the paths of routes",
                    example = "[\"/api/events/{event}\"]")
            @Nullable
            List<String> paths,

            @Schema(description = "JSON pointers that are not looked at", example = "[\"/generatedAt\"]") @Nullable
            List<String> ignore) {}

    record Examination(
            @Schema(
                    description = "what to read of MODERN; absent = the first route's path that has no variable",
                    example = "/events/7")
            @Nullable
            String read) {}

    record Forgetting(
            @Schema(description = REASON + "; absent = a sentence that says no more than what was done") @Nullable
            String reason) {}

    record ViewWish(
            @Schema(description = REASON, requiredMode = Schema.RequiredMode.REQUIRED)
            String reason,

            @Schema(description = DRY_RUN) @Nullable Boolean dryRun) {}

    record Request(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "GET")
            String method,

            @Schema(
                    description = "a path with a query, or a full URL",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "/events/7")
            String url,

            @Schema(description = "pairs of name and value", example = "[[\"X-Member-Id\", \"m1\"]]") @Nullable
            List<List<String>> headers,

            @Schema(description = "the client's address", example = "203.0.113.7") @Nullable
            String client) {}

    record LegacyProbe(
            @Schema(
                    description =
                            "one to five reads of the route that exist, percent-encoded; omit them where the route's"
                                    + " path has no variable",
                    example = "[\"/events/7\"]")
            @Nullable
            List<String> reads) {}
}
