package io.banyan.freshness;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which versions of something its answers named, and when each last did. Costs an answer one look-up; memory
/// is bounded: the 16 that answered last are kept. Safe for any thread.
public final class VersionsSeen {
    private static final int MOST = 16;
    private static final long GRAIN_MILLIS = 1_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$._-]{1,128}");

    private final Map<String, Long> millis = new ConcurrentHashMap<>();
    private volatile int lastNumber;
    private volatile long lastMillis;

    /// An answer has come.
    ///
    /// @param version as it names it; null, or what is no name, is not noted
    public void answered(@Nullable String version, long nowMillis) {
        if (version == null
                || (!millis.containsKey(version) && !NAME.matcher(version).matches())) {
            return;
        }
        millis.put(version, nowMillis);
        if (millis.size() > MOST) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        millis.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .ifPresent(oldest -> millis.remove(oldest.getKey(), oldest.getValue()));
    }

    /// The same of one that is a number: once a second for one that goes on answering.
    ///
    /// @param version 0 = it names none
    public void answered(int version, long nowMillis) {
        if (version != 0 && (version != lastNumber || nowMillis - lastMillis >= GRAIN_MILLIS)) {
            lastNumber = version;
            lastMillis = nowMillis;
            answered(String.valueOf(version), nowMillis);
        }
    }

    /// Version → when it last answered.
    public Map<String, Instant> now() {
        return millis.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Instant.ofEpochMilli(one.getValue())));
    }
}
