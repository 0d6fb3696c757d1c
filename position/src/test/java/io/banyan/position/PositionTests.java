package io.banyan.position;

import static io.banyan.position.Position.Order.AFTER;
import static io.banyan.position.Position.Order.BEFORE;
import static io.banyan.position.Position.Order.NOT_COMPARABLE;
import static io.banyan.position.Position.Order.SAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `BigInteger` is the judge of what 64 bits without a sign mean.
class PositionTests {
    private static final BigInteger END = BigInteger.TWO.pow(64);
    private static final Source SOURCE = Source.parse("7c1f00aa");

    @Property
    void readsAndWritesEveryNumberBelowTheEnd(@ForAll("numbers") BigInteger number) {
        Position position = Position.parse(SOURCE, number.toString());

        assertThat(position.digits()).isEqualTo(number.toString());
        assertThat(position).isEqualTo(new Position(SOURCE, number.longValue()));
    }

    @Property
    void standsAsItsNumberDoes(@ForAll("numbers") BigInteger one, @ForAll("numbers") BigInteger other) {
        int order = one.compareTo(other);

        assertThat(at(one).comparedWith(at(other))).isEqualTo(order < 0 ? BEFORE : order > 0 ? AFTER : SAME);
    }

    @Property
    void isNeverComparedAcrossSources(
            @ForAll("numbers") BigInteger one, @ForAll("numbers") BigInteger other, @ForAll int hash) {
        Source elsewhere = new Source(hash == SOURCE.hash() ? hash + 1 : hash);

        assertThat(at(one).comparedWith(new Position(elsewhere, other.longValue())))
                .isEqualTo(NOT_COMPARABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, BEFORE",
        "9223372036854775807, 9223372036854775808, BEFORE",
        "9223372036854775808, 9223372036854775807, AFTER",
        "9223372036854775808, 9223372036854775808, SAME",
        "18446744073709551615, 9223372036854775808, AFTER",
        "18446744073709551615, 0, AFTER",
        "9, 10, BEFORE"
    })
    void isOrderedWithoutASign(String one, String other, Position.Order order) {
        assertThat(Position.parse(SOURCE, one).comparedWith(Position.parse(SOURCE, other)))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "007",
                "-1",
                "+1",
                "1.0",
                "1e3",
                " 1",
                "1\n",
                "٣",
                "16/B374D848",
                "18446744073709551616",
                "99999999999999999999",
                "100000000000000000000"
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Position.parse(SOURCE, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("was '" + text
                        + "' but must be 0 to 18446744073709551615 in digits alone, without leading zeros");
    }

    @Test
    void isShownWithItsSource() {
        assertThat(new Position(SOURCE, -1)).hasToString("18446744073709551615 of 7c1f00aa");
    }

    private static Position at(BigInteger number) {
        return new Position(SOURCE, number.longValue());
    }

    /// All sizes alike often, and often near 0, 2^63 and 2^64.
    @Provide
    Arbitrary<BigInteger> numbers() {
        Arbitrary<BigInteger> sizes = Arbitraries.bigIntegers()
                .between(BigInteger.ZERO, END.subtract(BigInteger.ONE))
                .flatMap(number -> Arbitraries.integers().between(0, 63).map(fewer -> number.shiftRight(fewer)));
        Arbitrary<BigInteger> near = Arbitraries.of(BigInteger.ZERO, BigInteger.TWO.pow(63), END)
                .flatMap(mark -> Arbitraries.longs().between(-3, 3).map(step -> mark.add(BigInteger.valueOf(step))))
                .filter(number -> number.signum() >= 0 && number.compareTo(END) < 0);
        return Arbitraries.oneOf(sizes, near);
    }
}
