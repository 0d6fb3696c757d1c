package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTests {
    private final AskedNames lookup = new AskedNames();
    private long now = 1;
    private final Names names = new Names(lookup, () -> now);

    private void pass(Duration time) {
        now += time.toNanos();
        names.refresh();
    }

    @Test
    void oneHostIsLookedUpOnceForAllItsUsers() {
        HostAddresses one = names.use("view", 80);
        HostAddresses other = names.use("view", 80);
        assertThat(one).isSameAs(other);
        assertThat(lookup.asked()).containsExactly("view");

        assertThat(names.use("view", 81)).isNotSameAs(one);
    }

    @Test
    void keepsTheTimeToLiveByItself() {
        names.use("view", 80);
        lookup.found("10.0.0.1");
        pass(Duration.ofSeconds(4));
        assertThat(lookup.asked()).hasSize(1);

        pass(Duration.ofSeconds(1));
        assertThat(lookup.asked()).hasSize(2);
    }

    @Test
    void aHostWithoutUsersIsLeftAlone() {
        HostAddresses host = names.use("view", 80);
        names.use("view", 80);
        lookup.found("10.0.0.1");
        names.leave(host);
        pass(Duration.ofSeconds(5));
        assertThat(lookup.asked()).hasSize(2);

        lookup.found("10.0.0.1");
        names.leave(host);
        pass(Duration.ofHours(1));
        assertThat(lookup.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "::1, 0:0:0:0:0:0:0:1", "::ffff:10.0.0.1, 10.0.0.1"})
    void anAddressIsItsOwn(String host, String address) {
        assertThat(names.use(host, 80).order().join())
                .extracting(socket -> socket.getAddress().getHostAddress())
                .containsExactly(address);
        pass(Duration.ofDays(400));

        assertThat(lookup.asked()).isEmpty();
        assertThat(names.problems()).isEmpty();
    }

    @Test
    void tellsWhatServesOn() {
        names.use("view", 80);
        names.use("monolith", 80);
        lookup.found("10.0.0.1");
        pass(Duration.ofSeconds(5));
        lookup.answer(new LookedUp.Failed("silent"));
        assertThat(names.held()).isEqualTo(2);
        assertThat(names.problems())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("the name monolith was not found just now");

        pass(Duration.ofSeconds(1));
        lookup.found("10.0.0.1");
        assertThat(names.held()).isZero();
        assertThat(names.problems()).isEmpty();
    }
}
