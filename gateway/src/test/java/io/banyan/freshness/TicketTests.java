package io.banyan.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTests {
    private static final Source SOURCE = new Source(1);
    private static final Duration SLACK = Duration.ofMillis(200);

    /// Positions and times are small numbers here; 0 = none.
    @ParameterizedTest
    @CsvSource({
        "10,    0, 10,    0, true",
        "10,    0,  9, 9999, false",
        " 0, 1000,  0, 1199, false",
        " 0, 1000,  0, 1200, true",
        " 0, 1000, 99,    0, false",
        "10, 1000, 10, 1200, true",
        "10, 1000, 10, 1199, false",
        "10, 1000,  9, 1200, false",
        "-1,    0, 10,    0, false",
    })
    void isPassedByWhatProvesBothItsParts(long position, long time, long reached, long at, boolean passes) {
        Ticket ticket = new Ticket(SOURCE, position(SOURCE, position), time(time));

        assertThat(ticket.isPassedBy(new Watermark(SOURCE, position(SOURCE, reached), time(at)), SLACK))
                .isEqualTo(passes);
    }

    @Test
    void isPassedByNoOtherSource() {
        Source other = new Source(2);

        assertThat(Ticket.of(new Position(SOURCE, 1))
                        .isPassedBy(new Watermark(other, new Position(other, 9), Instant.now()), SLACK))
                .isFalse();
    }

    @Test
    void isPassedByNobodyWithoutASource() {
        assertThat(Ticket.of(null, Instant.EPOCH).isPassedBy(new Watermark(SOURCE, null, Instant.now()), SLACK))
                .isFalse();
    }

    @Property
    void twoArePassedByWhatPassesEach(
            @ForAll("tickets") Ticket one, @ForAll("tickets") Ticket other, @ForAll("watermarks") Watermark watermark) {
        boolean both = one.isPassedBy(watermark, SLACK) && other.isPassedBy(watermark, SLACK);

        assertThat(one.and(other).isPassedBy(watermark, SLACK)).isEqualTo(both);
        assertThat(other.and(one).isPassedBy(watermark, SLACK)).isEqualTo(both);
    }

    @Property
    void whatCoversAnotherIsPassedByNothingThatTheOtherIsNot(
            @ForAll("tickets") Ticket one, @ForAll("tickets") Ticket other, @ForAll("watermarks") Watermark watermark) {
        if (one.isCoveredBy(other) && other.isPassedBy(watermark, SLACK)) {
            assertThat(one.isPassedBy(watermark, SLACK)).isTrue();
        }
        assertThat(one.isCoveredBy(one)).isEqualTo(one.source() != null);
    }

    private static @Nullable Position position(Source source, long number) {
        return number == 0 ? null : new Position(source, number);
    }

    private static @Nullable Instant time(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static Arbitrary<Source> sources() {
        return Arbitraries.integers().between(1, 2).map(Source::new);
    }

    private static Arbitrary<Long> numbers() {
        return Arbitraries.longs().between(-3, 3);
    }

    private static Arbitrary<Long> millis() {
        return Arbitraries.of(0L, 1000L, 1100L, 1200L, 1300L, 1400L);
    }

    @Provide
    static Arbitrary<Ticket> tickets() {
        return Combinators.combine(
                        sources(), numbers(), millis(), Arbitraries.integers().between(0, 9))
                .filter((source, number, time, odd) -> number != 0 || time != 0)
                .as((source, number, time, odd) -> odd == 0 && time != 0
                        ? Ticket.of(null, Instant.ofEpochMilli(time))
                        : new Ticket(source, position(source, number), time(time)));
    }

    @Provide
    static Arbitrary<Watermark> watermarks() {
        return Combinators.combine(sources(), numbers(), millis())
                .filter((source, number, time) -> number != 0 || time != 0)
                .as((source, number, time) -> new Watermark(source, position(source, number), time(time)));
    }
}
