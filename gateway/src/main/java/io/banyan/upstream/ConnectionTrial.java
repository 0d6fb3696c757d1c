package io.banyan.upstream;

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
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One try to connect to an upstream as a request would, TLS included; it is sent no request.
///
/// @param who the side and its URL, for people
/// @param problem empty = it takes connections
public record ConnectionTrial(String who, Optional<String> problem) {
    /// With TLS 1.3 an upstream refuses a client certificate only after the handshake.
    private static final long LATE_ALERT_MILLIS = 500;

    /// Tries all at once, each for ten seconds at most. Blocks.
    ///
    /// @param legacy the installation's; null = not tried
    public static List<ConnectionTrial> of(
            @Nullable UpstreamSpec legacy, List<GroupUpstreams> groups, UpstreamTls tls) {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (NamesRunner runner = new NamesRunner()) {
            Names names = runner.names();
            List<CompletableFuture<ConnectionTrial>> tries = new ArrayList<>();
            if (legacy != null) {
                tries.add(tried(loops.next(), legacy, host(legacy, names), tls, TlsState.ofLegacy(legacy)));
            }
            for (GroupUpstreams group : groups) {
                String name = group.group().name();
                UpstreamSpec own = group.legacy();
                if (own != null) {
                    tries.add(tried(loops.next(), own, host(own, names), tls, TlsState.of(name, Side.LEGACY, own)));
                }
                UpstreamSpec modern = group.modern();
                tries.add(
                        tried(loops.next(), modern, host(modern, names), tls, TlsState.of(name, Side.MODERN, modern)));
            }
            return tries.stream().map(CompletableFuture::join).toList();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static HostAddresses host(UpstreamSpec spec, Names names) {
        return names.use(spec.url().host(), spec.url().port());
    }

    private static CompletableFuture<ConnectionTrial> tried(
            EventLoop loop, UpstreamSpec spec, HostAddresses host, UpstreamTls tls, TlsState state) {
        HttpUpstream upstream = new HttpUpstream(spec, UpstreamOptions.legacy(tls, false, Reuse.SAFE), host, state);
        CompletableFuture<ConnectionTrial> told = new CompletableFuture<>();
        loop.execute(() -> {
            String name = upstream.serverName(new UpstreamRequest(HttpMethod.GET, "/", false, false));
            upstream.dialer().dial(upstream.pool(loop), name, (opened, failed) -> {
                if (opened == null) {
                    told.complete(new ConnectionTrial(state.who(), problem(spec, state, failed)));
                    return;
                }
                Runnable end = () -> {
                    told.complete(new ConnectionTrial(state.who(), problem(spec, state, null)));
                    opened.channel().close();
                };
                loop.schedule(end, spec.secure() ? LATE_ALERT_MILLIS : 0, TimeUnit.MILLISECONDS);
            });
        });
        return told;
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
