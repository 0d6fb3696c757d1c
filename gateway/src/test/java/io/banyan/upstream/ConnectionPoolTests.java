package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConnectionPoolTests {
    private static final long FOUR_SECONDS = TimeUnit.SECONDS.toNanos(4);
    private static final long ONE_SECOND = TimeUnit.SECONDS.toNanos(1);
    private final EmbeddedUpstream upstream = new EmbeddedUpstream(new EmbeddedChannel().eventLoop());
    private final ConnectionPool pool = upstream.pool();

    private static void idleFor(Wire wire, long nanos) {
        wire.connection.idleSinceNanos -= nanos;
    }

    @Test
    void givesTheConnectionReleasedLast() {
        Wire first = upstream.idle();
        Wire second = upstream.idle();

        assertThat(pool.take("view", FOUR_SECONDS)).isSameAs(second.connection);
        assertThat(pool.take("view", FOUR_SECONDS)).isSameAs(first.connection);
        assertThat(pool.take("view", FOUR_SECONDS)).isNull();
    }

    @Test
    void givesNoConnectionOfAnotherServerName() {
        upstream.idle("a.example.com");

        assertThat(pool.take("b.example.com", FOUR_SECONDS)).isNull();
    }

    @Test
    void aWriteTakesOnlyAFreshConnectionAndLeavesTheOthersToReads() {
        Wire wire = upstream.idle();
        idleFor(wire, 2 * ONE_SECOND);

        assertThat(pool.take("view", ONE_SECOND)).isNull();
        assertThat(pool.take("view", FOUR_SECONDS)).isSameAs(wire.connection);
    }

    @Test
    void whatWasIdleForTooLongIsClosed() {
        Wire wire = upstream.idle();
        idleFor(wire, FOUR_SECONDS);

        assertThat(pool.take("view", FOUR_SECONDS)).isNull();
        assertThat(wire.open()).isFalse();
    }

    @Test
    void anAgedConnectionIsClosed() {
        Wire wire = upstream.idle();
        UpstreamConnection aged = new UpstreamConnection(
                wire.connection.decoder, "view", System.nanoTime() - TimeUnit.MINUTES.toNanos(5));
        wire.channel.pipeline().replace("connection", "connection", aged);
        aged.keepFor(null, FOUR_SECONDS);

        pool.release(aged);

        assertThat(wire.open()).isFalse();
    }

    @Test
    void whatClosedMeanwhileIsPassedOver() {
        Wire below = upstream.idle();
        upstream.idle().closes();

        assertThat(pool.take("view", FOUR_SECONDS)).isSameAs(below.connection);
    }

    @Test
    void anUpstreamThatKeepsNothingGetsNothingBack() {
        Wire wire = upstream.idle();
        UpstreamConnection taken = wire.connection;
        assertThat(pool.take("view", FOUR_SECONDS)).isSameAs(taken);
        taken.keepFor("timeout=0", FOUR_SECONDS);

        pool.release(taken);

        assertThat(wire.open()).isFalse();
    }

    @Test
    void keepsAtMost256() {
        for (int i = 0; i < 256; i++) {
            upstream.idle();
        }

        assertThat(upstream.idle().open()).isFalse();
    }

    @Test
    void aRetiredUpstreamClosesIdleConnectionsAtOnceAndLeasedOnesLater() {
        Wire idle = upstream.idle();
        Wire leased = upstream.idle();
        assertThat(pool.take("view", FOUR_SECONDS)).isSameAs(leased.connection);

        upstream.upstream().retire();
        pool.closeIdle();

        assertThat(idle.open()).isFalse();
        assertThat(leased.open()).isTrue();

        pool.release(leased.connection);

        assertThat(leased.open()).isFalse();
    }

    @Test
    void bytesWhileIdleCloseTheConnection() {
        Wire wire = upstream.idle();

        wire.sends("HTTP/1.1 408 Request Timeout\r\n\r\n");

        assertThat(wire.open()).isFalse();
        assertThat(pool.take("view", FOUR_SECONDS)).isNull();
    }

    @Test
    void aConnectionThatSaidTooMuchIsNotUsedWhileItCloses() {
        Wire wire = upstream.idle();
        wire.channel.pipeline().addFirst(new SlowToClose());

        wire.sends("HTTP/1.1 408 Request Timeout\r\n\r\n");

        assertThat(wire.open()).isTrue();
        assertThat(pool.take("view", FOUR_SECONDS)).isNull();
    }
}
