package io.banyan.config;

import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;

/// `modern` or `legacy` as written; `host`, `deployed` and the breaker's three belong to `modern` only.
record SideSpec(
        @Nullable Written url,
        @Nullable Written host,
        @Nullable Written deployed,
        @Nullable Written timeout,
        @Nullable Written maxConcurrent,
        @Nullable Written breakerFailures,
        @Nullable Written breakerCalls,
        @Nullable Written breakerOpen,
        @Nullable Written tlsName) {}
