package io.banyan.config;

import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import org.jspecify.annotations.Nullable;

/// `freshness` as written.
record FreshnessSpec(
        @Nullable Written view,
        @Nullable Written maxLag,
        @Nullable Written maxWait,
        @Nullable Written clockSlack,
        @Nullable WrittenList tickets,
        @Nullable WrittenList position,
        @Nullable Written settle,
        @Nullable Written reload,
        @Nullable WrittenList writes) {}
