package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.names.KnownAddresses.Trouble;
import io.banyan.names.LookedUp.Failed;
import io.banyan.names.LookedUp.Found;
import io.banyan.names.LookedUp.Gone;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownAddressesTests {
    private static final Failed SILENT = new Failed("silent");
    private static final Gone GONE = new Gone("gone");
    private static final long START = Long.MAX_VALUE - 5; // nanoTime may overflow

    private final KnownAddresses known = new KnownAddresses(START);

    static List<InetAddress> addresses(String... texts) {
        return Stream.of(texts).map(InetAddress::ofLiteral).toList();
    }

    private static Found found(int ttlSeconds, String... texts) {
        return new Found(addresses(texts), Duration.ofSeconds(ttlSeconds), true);
    }

    private static long at(String after) {
        return START + Duration.parse("PT" + after).toNanos();
    }

    @Test
    void knowsNothingAndAsksAtOnce() {
        assertThat(known.due(START)).isTrue();
        assertThat(known.serving(START)).isEmpty();
        assertThat(known.trouble(START)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "7, 7", "30, 30", "31, 30", "86400, 30"})
    void looksAgainWhenTheTimeToLiveIsOver(int ttl, int due) {
        known.told(found(ttl, "10.0.0.1"), START);

        assertThat(known.due(at(due + "S") - 1)).isFalse();
        assertThat(known.due(at(due + "S"))).isTrue();
        assertThat(known.serving(at(due + 5 + "S"))).as("until then it serves").hasSize(1);
    }

    @Test
    void keepsOneOrderHoweverNameServersShuffle() {
        known.told(found(5, "10.0.0.2", "::2", "10.0.0.1", "10.0.0.2"), START);

        List<InetAddress> first = known.serving(START);
        known.told(found(5, "10.0.0.1", "10.0.0.2", "::2"), START);

        assertThat(first).containsExactlyInAnyOrderElementsOf(addresses("10.0.0.1", "10.0.0.2", "::2"));
        assertThat(known.serving(START)).isEqualTo(first);
    }

    @Test
    void takesOnlyAddressesThatTakeConnections() {
        known.told(found(5, "0.0.0.0", "::", "224.0.0.1", "10.0.0.1"), START);
        assertThat(known.serving(START)).isEqualTo(addresses("10.0.0.1"));

        known.told(found(5, "0.0.0.0"), START);
        assertThat(known.serving(START)).as("as if it were gone").isEqualTo(addresses("10.0.0.1"));
        assertThat(known.trouble(START)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 5", "5, 5", "100, 5"})
    void asksAgainWithinSeconds(int failures, int seconds) {
        for (int i = 0; i < failures; i++) {
            known.told(SILENT, START);
        }

        assertThat(known.due(at(seconds + "S") - 1)).isFalse();
        assertThat(known.due(at(seconds + "S"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // told at, what; told at, what; serving until
        "10M, silent, 20M, silent, 24H",
        "10M, gone,   20M, gone,   1H10M",
        "10M, silent, 20H, gone,   21H",
        "10M, gone,   20M, silent, 1H10M",
        "23H30M, gone, 23H40M, gone, 24H"
    })
    void theLastGoodOnesServeForSoLong(String first, String one, String second, String other, String until) {
        known.told(found(5, "10.0.0.1"), START);
        known.told(one.equals("gone") ? GONE : SILENT, at(first));
        known.told(other.equals("gone") ? GONE : SILENT, at(second));

        assertThat(known.serving(at(until))).isNotEmpty();
        assertThat(known.serving(at(until) + 1)).isEmpty();
    }

    @Test
    void saysWhatIsWrongAndForHowLongItHolds() {
        known.told(found(5, "10.0.0.1"), START);
        known.told(SILENT, at("5S"));
        known.told(SILENT, at("7S"));

        assertThat(known.trouble(at("15S")))
                .isEqualTo(new Trouble(
                        "silent",
                        Duration.ofSeconds(10),
                        addresses("10.0.0.1"),
                        Duration.ofHours(24).minusSeconds(15)));
        assertThat(known.trouble(at("25H")))
                .isEqualTo(new Trouble("silent", Duration.ofHours(25).minusSeconds(5), List.of(), Duration.ZERO));
    }

    @Test
    void isAsBeforeOnceItIsFound() {
        known.told(found(5, "10.0.0.1"), START);
        known.told(GONE, at("5S"));
        known.told(found(5, "10.0.0.9"), at("6S"));
        known.told(SILENT, at("11S"));

        assertThat(known.serving(at("23H"))).as("not gone any more").isEqualTo(addresses("10.0.0.9"));
        assertThat(known.due(at("12S"))).as("the pauses are short again").isTrue();
    }
}
