package io.banyan.config;

import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;

/// `modern` or `legacy` as written; `host`, `deployed`, `bodyTimeout` and the breaker belong to `modern`
/// only.
record SideSpec(
        @Nullable Written url,
        @Nullable Written host,
        @Nullable Written deployed,
        @Nullable Written timeout,
        @Nullable Written bodyTimeout,
        @Nullable Written maxConcurrent,
        @Nullable Written reuse,
        @Nullable Breaker breaker) {
    /// `breaker` as written.
    record Breaker(
            @Nullable Written failures,
            @Nullable Written calls,
            @Nullable Written open) {}
}
