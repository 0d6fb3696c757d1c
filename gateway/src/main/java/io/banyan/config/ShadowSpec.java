package io.banyan.config;

import io.banyan.written.KeySet;
import io.banyan.written.Section;
import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;

/// `shadow` and `shadow-legacy` as written: a share alone, or a section.
record ShadowSpec(
        @Nullable Written share,
        @Nullable Written credentials,
        @Nullable Written perSecond,
        @Nullable Written perDay,
        @Nullable Written timeout,
        @Nullable Written legacy) {
    static ShadowSpec of(Section file) {
        Written legacy = file.text("shadow-legacy");
        if (!file.hasSection("shadow")) {
            return new ShadowSpec(file.text("shadow"), null, null, null, null, legacy);
        }
        Section block = file.section("shadow", KeySet.SHADOW);
        return block == null
                ? new ShadowSpec(null, null, null, null, null, legacy)
                : new ShadowSpec(
                        block.text("share"),
                        block.text("credentials"),
                        block.text("per-second"),
                        block.text("per-day"),
                        block.text("timeout"),
                        legacy);
    }
}
