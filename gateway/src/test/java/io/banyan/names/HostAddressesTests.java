package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HostAddressesTests {
    private final AskedNames lookup = new AskedNames();
    private long now = 1;
    private final HostAddresses host = new HostAddresses("events_view", 8080, lookup, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private InetSocketAddress first() {
        return host.order().join().getFirst();
    }

    private static InetSocketAddress socket(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 8080);
    }

    @Test
    void whoComesFirstWaitsForOneLookup() {
        CompletableFuture<List<InetSocketAddress>> one = host.order();
        CompletableFuture<List<InetSocketAddress>> other = host.order();
        host.refresh();

        assertThat(lookup.asked()).containsExactly("events_view");
        assertThat(one).isNotDone();
        assertThat(other).isNotDone();

        lookup.found("10.0.0.1", "10.0.0.2");

        assertThat(one.join()).containsExactly(socket("10.0.0.1"), socket("10.0.0.2"));
        assertThat(other.join()).containsExactly(socket("10.0.0.2"), socket("10.0.0.1"));
    }

    @Test
    void nobodyWaitsWhileThereAreGoodAddresses() {
        host.refresh();
        lookup.found("10.0.0.1");
        pass(Duration.ofSeconds(6));
        host.refresh();
        assertThat(lookup.asked()).hasSize(2);
        assertThat(first()).isEqualTo(socket("10.0.0.1"));

        lookup.answer(new LookedUp.Failed("silent"));
        assertThat(first()).isEqualTo(socket("10.0.0.1"));
        assertThat(host.isHeld()).isTrue();
        assertThat(host.problem())
                .hasValue("the name events_view was not found just now (silent): its last good addresses 10.0.0.1"
                        + " serve on, for 23 h at most");

        pass(Duration.ofSeconds(1));
        host.refresh();
        lookup.found("10.0.0.9");
        assertThat(first()).isEqualTo(socket("10.0.0.9"));
        assertThat(host.problem()).isEmpty();
    }

    @Test
    void saysThatItIsUnknown() {
        CompletableFuture<List<InetSocketAddress>> waiting = host.order();
        lookup.answer(new LookedUp.Gone("nobody knows it"));

        assertThat(waiting.exceptionNow())
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("the name events_view: nobody knows it");
        assertThat(host.problem())
                .hasValue("the name events_view was not found just now (nobody knows it): no address of it is"
                        + " known, and connections to it fail");
        assertThat(host.isHeld()).isFalse();

        assertThat(host.order()).isNotDone();
        assertThat(lookup.asked()).as("the next one asks at once").hasSize(2);
    }

    @Test
    void theFamilyThatComesFirstServes() {
        CompletableFuture<List<InetSocketAddress>> waiting = host.order();
        lookup.answer(new LookedUp.Found(KnownAddressesTests.addresses("10.0.0.1"), Duration.ofSeconds(5), false));
        assertThat(waiting.join()).hasSize(1);

        pass(Duration.ofSeconds(20));
        host.refresh();
        assertThat(lookup.asked()).as("the first lookup is not over").hasSize(1);

        lookup.found("10.0.0.1", "::1");
        assertThat(host.order().join()).hasSize(2);
    }

    @Test
    void aDeadAddressComesLastAndIsTriedBeside() {
        host.refresh();
        lookup.found("10.0.0.1", "10.0.0.2");
        host.died(socket("10.0.0.1"));

        assertThat(List.of(first(), first())).containsOnly(socket("10.0.0.2"));
        assertThat(host.trial()).isNull();

        pass(Duration.ofSeconds(1));
        assertThat(host.trial()).isEqualTo(socket("10.0.0.1"));
        assertThat(host.order().join()).containsExactly(socket("10.0.0.2"), socket("10.0.0.1"));

        host.lives(socket("10.0.0.1"));
        assertThat(List.of(first(), first())).contains(socket("10.0.0.1"));
    }

    @Test
    void whereAllAreDeadNoneIsTriedTwice() {
        host.refresh();
        lookup.found("10.0.0.1");
        host.died(socket("10.0.0.1"));
        pass(Duration.ofSeconds(10));

        assertThat(host.order().join()).containsExactly(socket("10.0.0.1"));
        assertThat(host.trial()).isNull();
    }
}
