package io.banyan.config;

import io.banyan.upstream.BreakerSpec;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Builds the two sides of a group from what was written of them.
final class SideCheck {
    static final Duration MODERN_TIMEOUT = Duration.ofSeconds(1);
    static final Duration MODERN_BODY_TIMEOUT = Duration.ofSeconds(30);
    static final int MODERN_CONCURRENT = 256;
    static final int LEGACY_CONCURRENT = 10_000;

    private static final int MOST_CONCURRENT = 100_000;
    private static final int MOST_CALLS = 10_000;
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration SHORTEST_OPEN = Duration.ofMillis(100);

    private final Problems problems;
    private final Units units;

    SideCheck(Problems problems) {
        this.problems = problems;
        this.units = new Units(problems);
    }

    /// Null when it has no usable URL.
    @Nullable
    UpstreamSpec modern(SideSpec side) {
        URI url = UpstreamUrl.check(side.url(), problems);
        HostSent host = host(side.host(), url);
        Duration timeout = units.duration(side.timeout(), SHORTEST, MODERN_TIMEOUT);
        Duration bodyTimeout = units.duration(side.bodyTimeout(), SHORTEST, MODERN_BODY_TIMEOUT);
        int concurrent = units.whole(side.maxConcurrent(), MOST_CONCURRENT, MODERN_CONCURRENT);
        Reuse reuse = reuse(side.reuse());
        BreakerSpec breaker = side.breaker() == null ? BreakerSpec.DEFAULT : breaker(side.breaker());
        return url == null ? null : new UpstreamSpec(url, host, timeout, bodyTimeout, concurrent, reuse, breaker);
    }

    /// No time limit and no breaker unless written: Banyan adds no limit the monolith did not have.
    @Nullable
    UpstreamSpec legacy(SideSpec side) {
        URI url = UpstreamUrl.check(side.url(), problems);
        Duration timeout = units.duration(side.timeout(), SHORTEST, null);
        int concurrent = units.whole(side.maxConcurrent(), MOST_CONCURRENT, LEGACY_CONCURRENT);
        Reuse reuse = reuse(side.reuse());
        return url == null ? null : new UpstreamSpec(url, HostSent.CLIENT, timeout, null, concurrent, reuse, null);
    }

    /// Null = as the installation says.
    private @Nullable Reuse reuse(@Nullable Written reuse) {
        if (reuse == null) {
            return null;
        }
        return switch (reuse.text()) {
            case "safe" -> Reuse.SAFE;
            case "always" -> Reuse.ALWAYS;
            default -> {
                problems.add(Rule.REUSE, reuse);
                yield null;
            }
        };
    }

    private HostSent host(@Nullable Written host, @Nullable URI url) {
        String written = host == null ? "" : host.text();
        return switch (written) {
            case "client" -> HostSent.CLIENT;
            case "upstream" -> HostSent.UPSTREAM;
            default -> {
                if (host != null) {
                    problems.add(Rule.HOST_SENT, host);
                }
                yield url != null && "https".equals(url.getScheme()) ? HostSent.UPSTREAM : HostSent.CLIENT;
            }
        };
    }

    private BreakerSpec breaker(SideSpec.Breaker breaker) {
        var absent = BreakerSpec.DEFAULT;
        Duration open = units.duration(breaker.open(), SHORTEST_OPEN, absent.open());
        return new BreakerSpec(
                units.percent(breaker.failures(), absent.failures()),
                units.whole(breaker.calls(), MOST_CALLS, absent.calls()),
                open == null ? absent.open() : open);
    }
}
