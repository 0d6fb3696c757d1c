package io.banyan.figures;

import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;

/// How often a sticky key was seen, told to other replicas without its value.
///
/// @param hash of the value, by which replicas know it from others
/// @param source as route files write it
/// @param value its first characters and …
record HeavyCount(long hash, String source, String value, double reads) {
    private static final int SHOWN = 4;

    static HeavyCount of(StickyKey key, double reads) {
        String source =
                switch (key.source()) {
                    case StickySource.Header header -> "header:" + header.name();
                    case StickySource.Cookie cookie -> "cookie:" + cookie.name();
                    case StickySource.ClientIp ip -> "client-ip";
                };
        return new HeavyCount(GroupCount.hash(key), source, shortened(key.value()), reads);
    }

    HeavyCount plus(HeavyCount same) {
        return new HeavyCount(hash, source, value, reads + same.reads);
    }

    /// Half of the value, four characters at most; what a terminal might obey is shown as `?`.
    private static String shortened(String value) {
        return value.substring(0, Math.min(SHOWN, value.length() / 2)).replaceAll("[^!-~]", "?") + "…";
    }
}
