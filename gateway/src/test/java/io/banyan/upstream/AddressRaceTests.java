package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.names.AskedNames;
import io.banyan.names.LookedUp;
import io.banyan.names.Names;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On the loopback addresses of Linux: one that is silent, one that refuses, two that take connections.
class AddressRaceTests {
    private static final EventLoopGroup LOOPS = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private static final String SILENT = "127.0.0.41";
    private static final String REFUSES = "127.0.0.42";
    private static final String GOOD = "127.0.0.43";
    private static final String OTHER = "127.0.0.44";

    private final List<Closeable> open = new ArrayList<>();
    private final AskedNames lookup = new AskedNames();
    private final Names names = new Names(lookup, System::nanoTime);
    private int port;

    @BeforeEach
    void listen() throws IOException {
        port = accepting(GOOD, 0);
        accepting(OTHER, port);
    }

    @AfterEach
    void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }

    @AfterAll
    static void stopLoops() {
        LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private int listening(String address, int wanted, int backlog) throws IOException {
        ServerSocket server = new ServerSocket(wanted, backlog, InetAddress.ofLiteral(address));
        open.add(server);
        return server.getLocalPort();
    }

    private int accepting(String address, int wanted) throws IOException {
        int listens = listening(address, wanted, 50);
        ServerSocket server = (ServerSocket) open.getLast();
        Thread.startVirtualThread(() -> {
            while (!server.isClosed()) {
                try {
                    server.accept().close();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        return listens;
    }

    /// Its queue of connections is full: a further one is not answered.
    private void silence() throws IOException {
        listening(SILENT, port, 1);
        boolean full = false;
        for (int i = 0; i < 20 && !full; i++) {
            Socket fills = new Socket();
            open.add(fills);
            try {
                fills.connect(new InetSocketAddress(InetAddress.ofLiteral(SILENT), port), 300);
            } catch (SocketTimeoutException silent) {
                full = true;
            }
        }
    }

    private HttpUpstream upstream(Duration connectTimeout) {
        return upstream("events_view", connectTimeout);
    }

    private HttpUpstream upstream(String name, Duration connectTimeout) {
        UpstreamUrl url = UpstreamUrl.of("http://" + name + ":" + port);
        UpstreamOptions options = new UpstreamOptions(
                connectTimeout, Duration.ofSeconds(4), Duration.ofMinutes(5), null, false, Reuse.SAFE);
        UpstreamSpec spec = new UpstreamSpec(url, HostSent.CLIENT, null, null, 10, null, null, null);
        return new HttpUpstream(spec, options, names.use(url.host(), url.port()), TlsState.ofLegacy(spec));
    }

    private HttpUpstream at(String... addresses) {
        HttpUpstream upstream = upstream(Duration.ofSeconds(5));
        lookup.found(addresses);
        return upstream;
    }

    /// The address that took it, once connected.
    private static CompletableFuture<String> connect(HttpUpstream upstream) {
        CompletableFuture<String> connected = new CompletableFuture<>();
        EventLoop loop = LOOPS.next();
        loop.execute(() -> Connector.connect(upstream.pool(loop), "events_view", (connection, cause) -> {
            if (connection == null) {
                connected.completeExceptionally(cause == null ? new IllegalStateException() : cause);
            } else {
                var remote = (InetSocketAddress) connection.channel().remoteAddress();
                connection.channel().close();
                connected.complete(remote.getAddress().getHostAddress());
            }
        }));
        return connected;
    }

    private static Map<String, Integer> spread(HttpUpstream upstream, int connections) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < connections; i++) {
            counts.merge(connect(upstream).join(), 1, Integer::sum);
        }
        return counts;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void spreadsConnections() {
        assertThat(spread(at(GOOD, OTHER), 10)).isEqualTo(Map.of(GOOD, 5, OTHER, 5));
    }

    @Test
    void aSilentAddressCostsOneConnectionLittleAndTheNextNothing() throws IOException {
        silence();
        List<Duration> first = new ArrayList<>();
        List<Duration> more = new ArrayList<>();
        for (String name : List.of("first", "again", "once_more")) { // the machine may be busy with something else
            HttpUpstream upstream = upstream(name, Duration.ofSeconds(5));
            lookup.found(SILENT, REFUSES, GOOD);
            long begun = System.nanoTime();
            assertThat(connect(upstream).join()).isEqualTo(GOOD);
            first.add(since(begun));
            long then = System.nanoTime();
            assertThat(spread(upstream, 6)).isEqualTo(Map.of(GOOD, 6));
            more.add(since(then));
            assertThat(names.use(name, port).order().join())
                    .extracting(socket -> socket.getAddress().getHostAddress())
                    .startsWith(GOOD);
        }

        assertThat(Collections.min(first)).isBetween(Duration.ofMillis(100), Duration.ofMillis(250));
        assertThat(Collections.min(more)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void anAddressComesBackOnceItTakesConnections() throws IOException {
        HttpUpstream upstream = at(REFUSES, GOOD);
        assertThat(spread(upstream, 4)).isEqualTo(Map.of(GOOD, 4));
        accepting(REFUSES, port);

        long begun = System.nanoTime();
        String took;
        do {
            took = connect(upstream).join();
        } while (took.equals(GOOD) && since(begun).toSeconds() < 10);

        assertThat(took).isEqualTo(REFUSES);
    }

    @Test
    void whereNoneTakesItTheTimeToConnectIsKept() throws IOException {
        silence();
        HttpUpstream upstream = upstream(Duration.ofMillis(400));
        lookup.found(SILENT, REFUSES);

        long begun = System.nanoTime();
        assertThat(connect(upstream))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .withMessage("no address of events_view took a connection in time");
        assertThat(since(begun)).isBetween(Duration.ofMillis(390), Duration.ofMillis(1_500));
    }

    @Test
    void refusedByAllItFailsAtOnce() {
        assertThat(connect(at(REFUSES)))
                .failsWithin(Duration.ofSeconds(2))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectException.class);
    }

    @Test
    void lookingUpCountsIntoTheTimeToConnect() {
        assertThat(connect(upstream(Duration.ofMillis(100))))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .withMessage("the name events_view was not looked up in time");
    }

    @Test
    void whoComesBeforeTheFirstLookupEndsWaitsForIt() {
        HttpUpstream upstream = upstream(Duration.ofSeconds(5));
        CompletableFuture<String> early = connect(upstream);
        lookup.found(GOOD);

        assertThat(early.join()).isEqualTo(GOOD);
    }

    @Test
    void aNameServerThatIsGoneKeepsNobody() {
        HttpUpstream upstream = at(GOOD);
        lookup.answer(new LookedUp.Failed("silent"));

        assertThat(connect(upstream)).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(GOOD);
    }
}
