package io.banyan.upstream;

import io.banyan.exchange.ModernState;
import io.banyan.exchange.ModernState.What;
import io.banyan.names.HostAddresses;
import io.banyan.names.Names;
import io.banyan.names.NamesRunner;
import io.banyan.route.Side;
import io.banyan.tls.UpstreamTls;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One try to connect to an upstream as a request would, TLS included; it is sent no request.
///
/// @param who the side and its URL, for people
/// @param problem empty = it takes connections
/// @param what the same as one of a closed set; null = it takes connections
/// @param address where it took one; null = it took none
/// @param took to the connection or the failure, without TLS's late alerts
public record ConnectionTrial(
        String who,
        Optional<String> problem,
        ModernState.@Nullable What what,
        @Nullable String address,
        Duration took) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// With TLS 1.3 an upstream refuses a client certificate only after the handshake.
    private static final long LATE_ALERT_MILLIS = 500;

    /// Tries all at once, each for ten seconds at most. Blocks.
    ///
    /// @param legacy the installation's; null = not tried
    public static List<ConnectionTrial> of(
            @Nullable UpstreamSpec legacy, List<GroupUpstreams> groups, UpstreamTls tls) {
        return all(
                trials -> {
                    if (legacy != null) {
                        trials.begin(legacy, TlsState.ofLegacy(legacy));
                    }
                    for (GroupUpstreams group : groups) {
                        UpstreamSpec own = group.legacy();
                        if (own != null) {
                            trials.begin(own, TlsState.of(group.group().name(), Side.LEGACY, own));
                        }
                        trials.modern(group);
                    }
                },
                tls,
                PATIENCE);
    }

    /// Tries a group's MODERN alone. Blocks.
    public static ConnectionTrial ofModern(GroupUpstreams group, UpstreamTls tls, Duration atMost) {
        return all(trials -> trials.modern(group), tls, atMost).getFirst();
    }

    private static List<ConnectionTrial> all(Consumer<Trials> which, UpstreamTls tls, Duration atMost) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (NamesRunner runner = new NamesRunner()) {
            Trials trials = new Trials(loops.next(), runner.names(), tls, atMost, new ArrayList<>());
            which.accept(trials);
            return trials.tries.stream().map(CompletableFuture::join).toList();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    /// Those that are under way at once.
    private record Trials(
            EventLoop loop,
            Names names,
            UpstreamTls tls,
            Duration atMost,
            List<CompletableFuture<ConnectionTrial>> tries) {
        void modern(GroupUpstreams group) {
            begin(group.modern(), TlsState.of(group.group().name(), Side.MODERN, group.modern()));
        }

        void begin(UpstreamSpec spec, TlsState state) {
            HostAddresses host = names.use(spec.url().host(), spec.url().port());
            HttpUpstream upstream = new HttpUpstream(spec, options(), host, state);
            CompletableFuture<ConnectionTrial> told = new CompletableFuture<>();
            tries.add(told);
            loop.execute(() -> dial(upstream, told));
        }

        private UpstreamOptions options() {
            UpstreamOptions usual = UpstreamOptions.legacy(tls, false, Reuse.SAFE);
            return new UpstreamOptions(atMost, usual.maxIdle(), usual.maxAge(), tls, false, Reuse.SAFE);
        }

        private void dial(HttpUpstream upstream, CompletableFuture<ConnectionTrial> told) {
            String name = upstream.serverName(new UpstreamRequest(HttpMethod.GET, "/", false, false));
            long begun = System.nanoTime();
            upstream.dialer().dial(upstream.pool(loop), name, (opened, failed) -> {
                Duration took = Duration.ofNanos(System.nanoTime() - begun);
                if (opened == null) {
                    told.complete(of(upstream, failed, null, took));
                    return;
                }
                String address = address(opened.channel().remoteAddress());
                Runnable end = () -> {
                    told.complete(of(upstream, null, address, took));
                    opened.channel().close();
                };
                loop.schedule(end, upstream.spec().secure() ? LATE_ALERT_MILLIS : 0, TimeUnit.MILLISECONDS);
            });
        }
    }

    /// `10.0.0.7:443`.
    private static @Nullable String address(@Nullable SocketAddress remote) {
        return remote instanceof InetSocketAddress at ? NetUtil.toSocketAddressString(at) : null;
    }

    private static ConnectionTrial of(
            HttpUpstream upstream, @Nullable Throwable failed, @Nullable String address, Duration took) {
        TlsState state = upstream.tlsState();
        Optional<String> problem = problem(upstream.spec(), state, failed);
        What what = state.problem().isPresent() ? What.TLS_FAILS : ConnectFault.of(failed);
        return new ConnectionTrial(state.who(), problem, problem.isPresent() ? what : null, address, took);
    }

    /// Where each client says the name, that of the URL need not be one.
    private static Optional<String> problem(UpstreamSpec spec, TlsState state, @Nullable Throwable failed) {
        if (TlsName.CLIENT.equals(spec.tlsName()) && state.otherName().isPresent()) {
            return Optional.empty();
        }
        return state.problem().or(() -> Optional.ofNullable(failed).map(cause -> state.who() + " " + says(cause)));
    }

    private static String says(Throwable failed) {
        return failed instanceof UnknownHostException
                ? "has an unknown host name"
                : "accepts no connections: " + failed.getMessage();
    }
}
