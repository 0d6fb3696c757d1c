package io.banyan.config;

import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;

/// `modern` or `legacy` as written; `host`, `deployed`, `bodyTimeout`, the breaker, `lambda` and `auth`
/// belong to `modern` only.
record SideSpec(
        @Nullable Written url,
        @Nullable Written host,
        @Nullable Written deployed,
        @Nullable Written timeout,
        @Nullable Written bodyTimeout,
        @Nullable Written maxConcurrent,
        @Nullable Written reuse,
        @Nullable Breaker breaker,
        @Nullable Written tlsName,
        @Nullable Lambda lambda,
        @Nullable Auth auth) {
    /// `lambda` as written.
    record Lambda(
            int line,
            @Nullable Written region,
            @Nullable Written endpoint,
            @Nullable Written mode,
            @Nullable Written tenant) {}

    /// `auth` as written: a word, or the name and the secret of a header.
    record Auth(
            @Nullable Written word,
            @Nullable Written name,
            @Nullable Written secret) {}

    /// `breaker` as written.
    record Breaker(
            @Nullable Written failures,
            @Nullable Written calls,
            @Nullable Written open) {}
}
