package io.banyan.projections.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPositionTests {
    @Property
    void readsWhatItWrites(@ForAll long commit, @ForAll long n) {
        LogPosition position = new LogPosition(commit, n);

        assertThat(LogPosition.parse(position.toString())).isEqualTo(position);
    }

    /// `BigInteger` is the judge.
    @Property
    void isOrderedByCommitThenNumberWithoutSigns(
            @ForAll long commit, @ForAll long n, @ForAll long other, @ForAll long m) {
        int expected = unsigned(commit).equals(unsigned(other))
                ? unsigned(n).compareTo(unsigned(m))
                : unsigned(commit).compareTo(unsigned(other));

        assertThat(Integer.signum(new LogPosition(commit, n).compareTo(new LogPosition(other, m))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1-0, 0-9", "10-0, 9-0", "1-10, 1-9", "9223372036854775808-0, 9223372036854775807-0"})
    void isAfter(String later, String earlier) {
        assertThat(LogPosition.parse(later).isAfter(LogPosition.parse(earlier))).isTrue();
        assertThat(LogPosition.parse(earlier).isAfter(LogPosition.parse(later))).isFalse();
        assertThat(LogPosition.parse(later).isAfter(LogPosition.parse(later))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1-",
                "-1",
                "01-0",
                "1-00",
                "1-1-1",
                "1- 1",
                "18446744073709551616-0",
                "0-99999999999999999999"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> LogPosition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("was '" + text + "' but must be <commit>-<n>");
    }

    @Test
    void isAMarkWithoutANumber() {
        assertThat(LogPosition.mark(-1)).hasToString("18446744073709551615-0");
    }

    private static BigInteger unsigned(long number) {
        return new BigInteger(Long.toUnsignedString(number));
    }
}
