package io.banyan.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts load on lanes, and believes no figure whose answers were wrong.
final class Loads {
    private static final double NANOS_A_MICRO = 1e3;
    private static final double NANOS_A_SECOND = 1e9;
    /// A thousand members place within this of their weight.
    private static final double SHARE_OFF = 0.06;

    private final Workplace workplace;
    private final Children children;
    private final Upstreams upstreams;
    private final Servers servers;

    Loads(Workplace workplace, Children children, Upstreams upstreams, Servers servers) {
        this.workplace = workplace;
        this.children = children;
        this.upstreams = upstreams;
        this.servers = servers;
    }

    /// As fast as it goes, for some seconds.
    Round run(Lane lane, int seconds) {
        Server server = servers.of(lane.shape());
        String url = "http://127.0.0.1:" + servers.port(lane.shape()) + lane.path();
        Upstreams.Seen seen = upstreams.seen();
        long cpu = cpu(server);
        Wrk wrk = Wrk.run(workplace, children, url, seconds);
        long spent = cpu(server) - cpu;
        check(lane, wrk, upstreams.seen().since(seen));
        return new Round(
                spent / NANOS_A_MICRO / wrk.requests(),
                wrk.requests() / wrk.seconds(),
                spent / NANOS_A_SECOND / wrk.seconds(),
                wrk.p99());
    }

    private static long cpu(@Nullable Server server) {
        return server == null ? 0 : server.child().cpuNanos();
    }

    static void check(Lane lane, Wrk wrk, Upstreams.Seen seen) {
        if (wrk.status() > 0 || wrk.socket() > 0) {
            throw new BenchFailure(lane.name() + ": " + wrk.status() + " answers of " + wrk.requests()
                    + " were no 2xx, and " + wrk.socket() + " did not come");
        }
        if (wrk.requests() == 0 || wrk.bytes() < wrk.requests() * lane.payload().bytes()) {
            throw new BenchFailure(lane.name() + ": " + wrk.requests() + " answers were shorter than "
                    + lane.payload().bytes() + " bytes each: " + wrk.bytes() + " in all");
        }
        if (seen.all() < wrk.requests()) {
            throw new BenchFailure(lane.name() + ": " + wrk.requests() + " answers, but the upstreams had only "
                    + seen.all() + " requests");
        }
        if (Math.abs(seen.modernShare() - lane.shape().modernShare()) > SHARE_OFF) {
            throw new BenchFailure(String.format(
                    Locale.ROOT,
                    "%s: MODERN had %.1f %% of the requests, and should have had %.0f %%",
                    lane.name(),
                    100 * seen.modernShare(),
                    100 * lane.shape().modernShare()));
        }
    }
}
