package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.NameServer;
import io.banyan.testkit.NameServer.Mood;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Both sides have a name with three addresses: one answers, one drops everything, one refuses. Each request needs a
/// connection of its own, and the name server goes away. With `./banyan test --full` only: a resolver file of its own
/// needs a privilege that a build's container may lack.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "mounts a resolver file")
class NamesAwayTests {
    private static final int PER_SECOND = 200;
    private static final int SLOWEST_MILLIS = 300;

    @Test
    void costsNoRequestAndNoTime(@TempDir Path folder) throws IOException {
        try (StubUpstream upstream = StubUpstream.that(Behaviours.says("here"));
                BlackHole hole = new BlackHole("127.0.0.42", upstream.port());
                NameServer names = NameServer.start().knows("both.test", "127.0.0.1", "127.0.0.42", "127.0.0.43");
                GatewayProcess gateway = GatewaySetup.facing("http://both.test:" + upstream.port())
                        .group(
                                "events",
                                GroupText.of("events")
                                        .modern("http://both.test:" + upstream.port())
                                        .weight("100%")
                                        .route("event", "/events/{id}")
                                        .yaml())
                        .startProcessAsking(names.resolverFile(folder))) {
            assertThat(hole.takesConnections()).isFalse();
            gateway.get("/warm");
            String whileAway;
            List<Shot> shots;
            try (Load load = Load.start(gateway.port(), PER_SECOND, NamesAwayTests::request)) {
                whileAway = goesAwayAndComesBack(names, load, gateway);
                shots = load.stop();
            }

            LongSummaryStatistics millis =
                    shots.stream().mapToLong(Shot::millis).summaryStatistics();
            measured(shots, millis);
            assertThat(shots).allMatch(Shot::ok);
            assertThat(millis.getMax()).isLessThan(SLOWEST_MILLIS);
            assertThat(whileAway).contains("the name both.test");
            assertThat(gateway.output()
                            .lines()
                            .filter(line -> line.contains("WARN") && line.contains("the name both.test")))
                    .hasSizeBetween(1, 4);
        }
    }

    /// What health says while it is silent.
    private static String goesAwayAndComesBack(NameServer names, Load load, GatewayProcess gateway) {
        load.awaitMore(10 * PER_SECOND);
        names.now(Mood.IS_SILENT);
        load.awaitMore(60 * PER_SECOND);
        String whileAway = health(gateway);
        names.now(Mood.FAILS);
        load.awaitMore(10 * PER_SECOND);
        names.now(Mood.SAYS_GONE);
        load.awaitMore(10 * PER_SECOND);
        names.now(Mood.ANSWERS);
        Await.until("the name is known again", () -> !health(gateway).contains("the name both.test"));
        return whileAway;
    }

    private static String health(GatewayProcess gateway) {
        return gateway.admin().get("/actuator/health").text();
    }

    private static void measured(List<Shot> shots, LongSummaryStatistics millis) {
        Measured.as("names-away")
                .figure("requests, each on new connections", shots.size())
                .figure("failed", shots.stream().filter(shot -> !shot.ok()).count())
                .figure("slowest, ms", millis.getMax())
                .figure("mean, ms", "%.1f".formatted(millis.getAverage()))
                .append();
    }

    private static String request(int number) {
        return number % 3 == 0
                ? Requests.post("/orders/" + number, "x", "Connection: close")
                : Requests.get((number % 3 == 1 ? "/events/" : "/legacy/") + number, "Connection: close");
    }

    /// An address that takes no connection and refuses none: its queue is full.
    private static final class BlackHole implements AutoCloseable {
        private final List<AutoCloseable> held = new ArrayList<>();
        private final InetSocketAddress at;

        BlackHole(String address, int port) throws IOException {
            at = new InetSocketAddress(InetAddress.ofLiteral(address), port);
            ServerSocket full = new ServerSocket(at.getPort(), 1, at.getAddress());
            held.add(full);
            for (int i = 0; i < 4; i++) {
                SocketChannel waiting = SocketChannel.open();
                held.add(waiting);
                waiting.configureBlocking(false);
                waiting.connect(at);
            }
        }

        boolean takesConnections() throws IOException {
            try (Socket socket = new Socket()) {
                socket.connect(at, SLOWEST_MILLIS);
                return true;
            } catch (SocketTimeoutException silent) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            for (AutoCloseable each : held) {
                try {
                    each.close();
                } catch (Exception e) {
                    throw new IOException(e);
                }
            }
        }
    }
}
