package io.banyan.config;

import io.banyan.upstream.BreakerSpec;
import io.banyan.upstream.Platform;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsName;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.UpstreamUrl;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import java.time.Duration;
import java.util.Optional;
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
        PlatformCheck platforms = new PlatformCheck(problems);
        UpstreamUrl url = platforms.url(side);
        Platform platform = platforms.platform(side, url);
        boolean lambda = PlatformCheck.isFunction(side.url());
        HostSent host = lambda && side.host() == null ? HostSent.CLIENT : host(side.host(), url);
        Duration timeout = units.duration(side.timeout(), SHORTEST, MODERN_TIMEOUT);
        Duration bodyTimeout = units.duration(side.bodyTimeout(), SHORTEST, MODERN_BODY_TIMEOUT);
        int concurrent = units.whole(side.maxConcurrent(), MOST_CONCURRENT, MODERN_CONCURRENT);
        Reuse reuse = lambda && side.reuse() == null ? Reuse.ALWAYS : reuse(side.reuse());
        BreakerSpec breaker = side.breaker() == null ? BreakerSpec.DEFAULT : breaker(side.breaker());
        TlsName name = tlsName(side.tlsName(), url);
        return url == null || (lambda && platform == null)
                ? null
                : new UpstreamSpec(url, host, timeout, bodyTimeout, concurrent, reuse, breaker, name, platform);
    }

    /// No time limit and no breaker unless written: Banyan adds no limit the monolith did not have.
    @Nullable
    UpstreamSpec legacy(SideSpec side) {
        UpstreamUrl url = UrlCheck.check(side.url(), problems);
        Duration timeout = units.duration(side.timeout(), SHORTEST, null);
        int concurrent = units.whole(side.maxConcurrent(), MOST_CONCURRENT, LEGACY_CONCURRENT);
        Reuse reuse = reuse(side.reuse());
        TlsName name = tlsName(side.tlsName(), url);
        return url == null
                ? null
                : new UpstreamSpec(url, HostSent.CLIENT, timeout, null, concurrent, reuse, null, name);
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

    private HostSent host(@Nullable Written host, @Nullable UpstreamUrl url) {
        String written = host == null ? "" : host.text();
        return switch (written) {
            case "client" -> HostSent.CLIENT;
            case "upstream" -> HostSent.UPSTREAM;
            default -> {
                if (host != null) {
                    problems.add(Rule.HOST_SENT, host);
                }
                yield url != null && url.secure() ? HostSent.UPSTREAM : HostSent.CLIENT;
            }
        };
    }

    /// Null when it has none of its own: the host of its URL.
    private @Nullable TlsName tlsName(@Nullable Written written, @Nullable UpstreamUrl url) {
        if (written == null) {
            return null;
        }
        Optional<TlsName> name = TlsName.of(written.text());
        if (name.isEmpty()) {
            problems.add(Rule.TLS_NAME, written, TlsName.instead(written.text()));
        } else if (url != null && !url.secure()) {
            problems.add(Rule.TLS_NAME_PLAIN, written);
        }
        return name.orElse(null);
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
