package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LostTicketsTests {
    private static final Source SOURCE = new Source(1);
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");

    private final LostTickets lost = new LostTickets();

    private static Ticket at(long position) {
        return Ticket.of(new Position(SOURCE, position));
    }

    @Test
    void remembersOneUntilItsLifeEnds() {
        assertThat(lost.some()).isFalse();
        lost.keep("ann", at(5), NOON.plusSeconds(6), NOON);

        assertThat(lost.some()).isTrue();
        assertThat(lost.of("ann", NOON.plusSeconds(6))).isEqualTo(at(5));
        assertThat(lost.of("ben", NOON)).isNull();
        assertThat(lost.of("ann", NOON.plusSeconds(7))).isNull();
        assertThat(lost.some()).isFalse();
    }

    @Test
    void keepsTheLargerOfTwo() {
        lost.keep("ann", at(5), NOON.plusSeconds(6), NOON);
        lost.keep("ann", at(4), NOON.plusSeconds(6), NOON);

        assertThat(lost.of("ann", NOON)).isEqualTo(at(5));
    }

    @Test
    void isEmptyAgainOnceAllLivesHaveEnded() {
        lost.keep("ann", at(5), NOON.plusSeconds(6), NOON);

        assertThat(lost.of("ben", NOON.plusSeconds(7))).isNull();

        assertThat(lost.some()).isFalse();
    }

    @Test
    void takesTheOldestOfTooManyForEverybodysUntilItsLifeEnds() {
        lost.keep("first", at(7), NOON.plusSeconds(6), NOON);
        for (int i = 0; i < LostTickets.MOST; i++) {
            lost.keep("client " + i, at(1), NOON.plusSeconds(6), NOON);
        }

        assertThat(lost.of("first", NOON)).isEqualTo(at(7));
        assertThat(lost.of("client 1", NOON)).isEqualTo(at(7));
        assertThat(lost.of("nobody", NOON)).isEqualTo(at(7));
        assertThat(lost.of("nobody", NOON.plusSeconds(7))).isNull();
    }
}
