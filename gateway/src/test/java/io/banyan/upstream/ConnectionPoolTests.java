package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.channel.EventLoop;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionPoolTests {
    private static final int MOST_IDLE = 1_024;
    private final EmbeddedChannel connection = new EmbeddedChannel();
    private final EventLoop loop = connection.eventLoop();
    private final EmbeddedUpstream safe = upstream(Reuse.SAFE);
    private final EmbeddedUpstream always = upstream(Reuse.ALWAYS);
    private final Client client = asking(Client.on(connection), 2);

    private EmbeddedUpstream upstream(Reuse reuse) {
        return new EmbeddedUpstream(loop, EmbeddedUpstream.spec("http://view:8080"), reuse);
    }

    private static Client asking(Client client, int times) {
        for (int i = 0; i < times; i++) {
            client.asks();
        }
        return client;
    }

    private static void idleFor(Wire wire, long millis) {
        wire.connection.idleSinceNanos -= TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static @Nullable UpstreamConnection read(EmbeddedUpstream upstream, Client client) {
        return upstream.pool().take(client, new UpstreamRequest(HttpMethod.GET, "/a", true, false));
    }

    private static @Nullable UpstreamConnection write(EmbeddedUpstream upstream, Client client) {
        return upstream.pool().take(client, new UpstreamRequest(HttpMethod.POST, "/a", false, true));
    }

    @Test
    void givesTheConnectionThatWasReleasedLast() {
        Wire first = always.idle();
        Wire second = always.idle();

        assertThat(read(always, client)).isSameAs(second.connection);
        assertThat(read(always, client)).isSameAs(first.connection);
        assertThat(read(always, client)).isNull();
    }

    @Test
    void givesAClientItsOwnConnectionFirst() {
        Wire own = safe.idle(client);
        Wire longSilent = safe.idle(new Client(loop));
        idleFor(longSilent, 3_000);

        assertThat(read(safe, client)).isSameAs(own.connection);
        assertThat(read(safe, client)).isSameAs(longSilent.connection);
        assertThat(read(safe, client)).isNull();
    }

    @Test
    void aNewClientGetsNobodysConnection() {
        idleFor(safe.idle(), 3_000);

        assertThat(read(safe, asking(new Client(loop), 1))).isNull();
        assertThat(write(safe, asking(new Client(loop), 1))).isNull();
    }

    @Test
    void aLaterReadGetsTheConnectionThatWasSilentForLongest() {
        Wire longSilent = safe.idle();
        idleFor(longSilent, 2_000);
        idleFor(safe.idle(), 200);

        assertThat(write(safe, client)).as("a write needs its client's own").isNull();
        assertThat(read(safe, client)).isSameAs(longSilent.connection);
    }

    @Test
    void aConnectionThatAnotherClientTookOverIsTheirs() {
        Client first = new Client(loop);
        Wire wire = safe.idle(first);
        idleFor(wire, 200);
        UpstreamConnection taken = read(safe, client);
        assertThat(taken).isSameAs(wire.connection);
        assertThat(first.own()).isEmpty();

        safe.pool().release(wire.connection, client);

        assertThat(write(safe, first)).isNull();
        assertThat(write(safe, client)).isSameAs(taken);
    }

    @Test
    void aClientsConnectionsEndWithIt() {
        Wire own = safe.idle(client);
        Wire anothers = safe.idle();
        Wire leased = safe.idle(client);
        assertThat(read(safe, client)).isSameAs(leased.connection);
        connection.close();
        connection.runPendingTasks();

        assertThat(own.reset()).as("no port is held for a minute").isTrue();
        assertThat(anothers.open()).isTrue();
        assertThat(safe.upstream().idleConnections()).isEqualTo(1);
        assertThat(leased.open()).isTrue();

        safe.pool().release(leased.connection, client);

        assertThat(leased.open()).isFalse();
    }

    @Test
    void aSharedConnectionOutlivesItsClient() {
        Wire wire = always.idle(client);
        connection.close();
        connection.runPendingTasks();

        assertThat(read(always, new Client(loop))).isSameAs(wire.connection);
    }

    @ParameterizedTest
    @EnumSource
    void givesNoConnectionOfAnotherServerName(Reuse reuse) {
        UpstreamSpec spec = new UpstreamSpec(
                UpstreamUrl.of("https://view:8443"),
                HostSent.CLIENT,
                Duration.ofSeconds(1),
                null,
                10,
                null,
                null,
                TlsName.CLIENT);
        EmbeddedUpstream secure = new EmbeddedUpstream(loop, spec, reuse);
        secure.idle(client);
        UpstreamRequest request = new UpstreamRequest(HttpMethod.GET, "/a", true, false);
        request.headers().set("Host", "b.example.com");

        assertThat(secure.pool().take(client, request)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aWriteTakesOnlyAFreshConnectionAndLeavesTheOthersToReads(Reuse reuse) {
        EmbeddedUpstream upstream = upstream(reuse);
        Wire wire = upstream.idle(client);
        idleFor(wire, 2_000);

        assertThat(write(upstream, client)).isNull();
        assertThat(read(upstream, client)).isSameAs(wire.connection);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasIdleForTooLongIsClosed(Reuse reuse) {
        EmbeddedUpstream upstream = upstream(reuse);
        Wire wire = upstream.idle(client);
        idleFor(wire, 4_000);

        assertThat(read(upstream, client)).isNull();
        assertThat(wire.open()).isFalse();
        assertThat(client.own()).isEmpty();
    }

    @Test
    void anAgedConnectionIsClosed() {
        Wire wire = safe.idle();
        UpstreamConnection aged = new UpstreamConnection(
                wire.connection.decoder, "view", System.nanoTime() - TimeUnit.MINUTES.toNanos(5));
        wire.channel.pipeline().replace("connection", "connection", aged);
        aged.keepFor(null, TimeUnit.SECONDS.toNanos(4));

        safe.pool().release(aged, client);

        assertThat(wire.open()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatClosedMeanwhileIsPassedOver(Reuse reuse) {
        EmbeddedUpstream upstream = upstream(reuse);
        Wire below = upstream.idle(client);
        upstream.idle(client).closes();

        assertThat(read(upstream, client)).isSameAs(below.connection);
    }

    @Test
    void anUpstreamThatKeepsNothingGetsNothingBack() {
        Wire wire = safe.idle(client);
        UpstreamConnection taken = wire.connection;
        assertThat(read(safe, client)).isSameAs(taken);
        taken.keepFor("timeout=0", TimeUnit.SECONDS.toNanos(4));

        safe.pool().release(taken, client);

        assertThat(wire.open()).isFalse();
    }

    @Test
    void keepsAtMost1024AndThoseThatWereUsedLast() {
        Wire first = safe.idle();
        Wire second = safe.idle();
        for (int i = 2; i < MOST_IDLE; i++) {
            safe.idle();
        }
        assertThat(first.open()).isTrue();

        Wire last = safe.idle();

        assertThat(first.reset()).isTrue();
        assertThat(second.open()).isTrue();
        assertThat(last.open()).isTrue();
        assertThat(safe.upstream().idleConnections()).isEqualTo(MOST_IDLE);
    }

    @Test
    void aRetiredUpstreamClosesIdleConnectionsAtOnceAndLeasedOnesLater() {
        Wire idle = safe.idle(client);
        Wire leased = safe.idle(client);
        assertThat(read(safe, client)).isSameAs(leased.connection);

        safe.upstream().retire();
        safe.pool().closeIdle();

        assertThat(idle.open()).isFalse();
        assertThat(client.own()).isEmpty();
        assertThat(leased.open()).isTrue();

        safe.pool().release(leased.connection, client);

        assertThat(leased.open()).isFalse();
    }

    @Test
    void bytesWhileIdleCloseTheConnection() {
        Wire wire = safe.idle(client);

        wire.sends("HTTP/1.1 408 Request Timeout\r\n\r\n");

        assertThat(wire.open()).isFalse();
        assertThat(read(safe, client)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatSaidTooMuchIsNotUsedWhileItCloses(Reuse reuse) {
        EmbeddedUpstream upstream = upstream(reuse);
        Wire wire = upstream.idle(client);
        wire.channel.pipeline().addFirst(new SlowToClose());

        wire.sends("HTTP/1.1 408 Request Timeout\r\n\r\n");

        assertThat(wire.open()).isTrue();
        assertThat(read(upstream, client)).isNull();
    }
}
