package io.banyan.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatermarkTests {
    private static final Duration SLACK = Duration.ofMillis(200);
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Source SOURCE = Source.parse("7c1f00aa");
    private static final Source ELSEWHERE = Source.parse("00000001");

    /// Positions, and times in milliseconds after noon; an empty column is what a mark does not have.
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # ours      , seen     , proven
            100 ,   -   , 100 ,  - , true
            101 ,   -   , 100 ,  - , true
            99  ,   -   , 100 ,  - , false
            18446744073709551615, -, 1, -, true
            1   ,   -   , 18446744073709551615, -, false
            99  , 90000 , 100 ,  0 , false
            100 ,   0   , 100 , 90000, true
            100 ,   -   , 100 , 90000, true
            -   , 90000 , 100 ,  - , false
            -   , 90000 , 100 ,  0 , false
            -   ,  200  ,  -  ,  0 , true
            -   ,  199  ,  -  ,  0 , false
            -   ,   0   ,  -  ,  0 , false
            100 ,  200  ,  -  ,  0 , true
            100 ,  199  ,  -  ,  0 , false
            100 ,   -   ,  -  ,  0 , false
            """)
    void isAsNewOnlyWhereItIsProven(
            @Nullable String ourPosition,
            @Nullable Long ourTime,
            @Nullable String seenPosition,
            @Nullable Long seenTime,
            boolean proven) {
        Watermark ours = mark(SOURCE, ourPosition, ourTime);
        Watermark seen = mark(SOURCE, seenPosition, seenTime);

        assertThat(ours.isAtLeastAsNewAs(seen, SLACK)).isEqualTo(proven);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"100, -", "-, 0", "100, 0"})
    void provesNothingOfAnotherSource(@Nullable String seenPosition, @Nullable Long seenTime) {
        Watermark ours = mark(SOURCE, "18446744073709551615", 90_000L);

        assertThat(ours.isAtLeastAsNewAs(mark(ELSEWHERE, seenPosition, seenTime), SLACK))
                .isFalse();
    }

    @Property
    void aTimeAloneIsPassedBySlackOrMore(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000) long later,
            @ForAll @LongRange(min = 0, max = 1_000_000) long slack) {
        Watermark ours = mark(SOURCE, null, later);

        assertThat(ours.isAtLeastAsNewAs(mark(SOURCE, null, 0L), Duration.ofMillis(slack)))
                .isEqualTo(later >= slack);
    }

    @Test
    void theWidestTimesAreOrdered() {
        Watermark first = new Watermark(SOURCE, null, Instant.MIN);
        Watermark last = new Watermark(SOURCE, null, Instant.MAX);

        assertThat(last.isAtLeastAsNewAs(first, SLACK)).isTrue();
        assertThat(first.isAtLeastAsNewAs(last, SLACK)).isFalse();
        assertThat(last.isAtLeastAsNewAs(last, Duration.ZERO)).isTrue();
        assertThat(last.isAtLeastAsNewAs(last, SLACK)).isFalse();
    }

    @Test
    void refusesANegativeAllowance() {
        Watermark mark = mark(SOURCE, "1", null);

        assertThatThrownBy(() -> mark.isAtLeastAsNewAs(mark, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the clocks' allowance is zero or more, not PT-0.001S");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new Watermark(SOURCE, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a watermark has a position, a time or both, not neither");
    }

    @Test
    void refusesAPositionOfAnotherSource() {
        assertThatThrownBy(() -> new Watermark(SOURCE, new Position(ELSEWHERE, 7), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a watermark's position is one of its own source 7c1f00aa, not 7 of 00000001");
    }

    private static Watermark mark(Source source, @Nullable String position, @Nullable Long time) {
        return new Watermark(
                source,
                position == null ? null : Position.parse(source, position),
                time == null ? null : NOON.plusMillis(time));
    }
}
