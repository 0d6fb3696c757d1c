package io.banyan.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// nginx's `stub_status` page.
final class StubStatus {
    private static final Pattern COUNTERS = Pattern.compile("(?m)^ (\\d+) (\\d+) (\\d+) *$");

    private StubStatus() {}

    /// All requests so far, the one for this page too.
    static long requests(String page) {
        Matcher counters = COUNTERS.matcher(page);
        if (!counters.find()) {
            throw new BenchFailure("an upstream told no counters but: " + page.strip());
        }
        return Long.parseLong(counters.group(3));
    }
}
