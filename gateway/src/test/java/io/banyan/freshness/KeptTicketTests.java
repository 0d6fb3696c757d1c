package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTicketTests {
    private static final Source SOURCE = new Source(0x7c1f00aa);

    /// The form is a contract between the replicas of a fleet, some of which run another version, and with Redis.
    @Test
    void hasAFormThatEveryVersionReads() {
        Ticket ticket = new Ticket(SOURCE, new Position(SOURCE, 123456789), Instant.parse("2027-01-01T12:00:00.001Z"));

        assertThat(KeptTicket.text(ticket)).isEqualTo("7c1f00aa 00000000000123456789 0001798804800001");
        assertThat(KeptTicket.text(Ticket.of(null, Instant.ofEpochMilli(5))))
                .isEqualTo("-------- 00000000000000000000 0000000000000005");
    }

    @Test
    void roundsATimeUp() {
        assertThat(KeptTicket.read(KeptTicket.text(
                        Ticket.of(SOURCE, Instant.ofEpochMilli(7).plusNanos(1)))))
                .isEqualTo(Ticket.of(SOURCE, Instant.ofEpochMilli(8)));
    }

    @Property
    void readsWhatItWrites(@ForAll("tickets") Ticket ticket) {
        assertThat(KeptTicket.read(KeptTicket.text(ticket))).isEqualTo(ticket);
    }

    @Property
    void ordersPositionsAsTexts(@ForAll long one, @ForAll long other) {
        String first = KeptTicket.text(new Ticket(SOURCE, new Position(SOURCE, one), null));
        String second = KeptTicket.text(new Ticket(SOURCE, new Position(SOURCE, other), null));

        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(Integer.signum(Long.compareUnsigned(one, other)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "7c1f00aa 00000000000123456789",
                "7c1f00aa 00000000000000000000 0000000000000000",
                "7c1f00aa 99999999999999999999 0000000000000000",
                "7C1F00AA 00000000000123456789 0000000000000000"
            })
    void takesNothingElseForATicket(String text) {
        assertThat(KeptTicket.read(text)).isNull();
    }

    @Provide
    static Arbitrary<Ticket> tickets() {
        Arbitrary<Long> positions = Arbitraries.longs();
        Arbitrary<Long> times = Arbitraries.longs().between(0, 4_000_000_000_000L);
        return Combinators.combine(positions, times)
                .filter((position, time) -> position != 0 || time != 0)
                .as((position, time) -> new Ticket(
                        SOURCE,
                        position == 0 ? null : new Position(SOURCE, position),
                        time == 0 ? null : Instant.ofEpochMilli(time)));
    }
}
