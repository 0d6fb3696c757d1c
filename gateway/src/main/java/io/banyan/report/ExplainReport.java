package io.banyan.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a request would go now, and why.
///
/// @param route that matched, or would have if it were a clear read; null = none
/// @param side `legacy` or `modern`
/// @param reason one of the closed set, `no-key`
/// @param clientDecides true = the side depends on the client's address, which real requests have and this one lacks
/// @param key where the sticky key came from: `header:X-Member-Id`; null where none was computed
/// @param place of the key on the line from 0 to 9,999
/// @param weight applied to the route, in percent
/// @param revision of the group
/// @param modern what is wrong with the modern side that the request would go to; null = nothing, or it goes to legacy
/// @param says for people, in the order of the decision
public record ExplainReport(
        @Nullable String route,
        @Nullable String group,
        String side,
        String reason,
        boolean clientDecides,
        @Nullable AmbiguityReport ambiguity,
        @Nullable String key,
        @Nullable Integer place,
        BigDecimal weight,
        long revision,
        @Nullable ModernReport modern,
        List<String> says) {
    /// What makes a read unclear.
    ///
    /// @param cause one of the closed set: `path`
    /// @param says the character, header or parameter, and where
    public record AmbiguityReport(String cause, String says) {}
}
