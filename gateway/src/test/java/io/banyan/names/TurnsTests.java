package io.banyan.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTests {
    private static final Map<String, InetAddress> KNOWN = Stream.of("10.0.0.1", "10.0.0.2", "::c", "::d")
            .map(InetAddress::ofLiteral)
            .collect(Collectors.toMap(TurnsTests::letter, Function.identity()));

    private static String letter(InetAddress address) {
        String text = address.getHostAddress();
        return switch (text.charAt(text.length() - 1)) {
            case '1' -> "a";
            case '2' -> "b";
            case 'c' -> "c6";
            default -> "d6";
        };
    }

    private static List<InetAddress> addresses(String letters) {
        return Stream.of(letters.split(" ", -1)).map(KNOWN::get).toList();
    }

    @ParameterizedTest
    @CsvSource({
        // addresses, dead, turn, order
        "a b c6 d6, -,   0,  a c6 b d6",
        "a b c6 d6, -,   1,  b c6 a d6",
        "a b c6 d6, -,   2,  c6 a d6 b",
        "a b c6 d6, -,   3,  d6 a c6 b",
        "a b c6 d6, -,   4,  a c6 b d6",
        "a b c6 d6, -,   -1, d6 a c6 b",
        "a b c6 d6, b,   1,  c6 a d6 b",
        "a b c6 d6, a b, 0,  c6 d6 a b",
        "a b c6 d6, a b, 1,  d6 c6 b a",
        "a b,       a,   0,  b a",
        "a b,       a,   1,  b a",
        "a b,       a b, 0,  a b",
        "a b,       a b, 1,  b a",
        "a,         -,   7,  a",
        "a,         a,   7,  a"
    })
    void triesThemInThisOrder(String addresses, String dead, int turn, String order) {
        List<InetAddress> died = dead.equals("-") ? List.of() : addresses(dead);

        assertThat(Turns.order(addresses(addresses), died::contains, turn).stream()
                        .map(TurnsTests::letter)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(order);
    }

    @Test
    void spreadsConnectionsEvenlyOverThoseThatLive() {
        List<InetAddress> many = IntStream.range(0, 300)
                .mapToObj(i -> InetAddress.ofLiteral("10.0." + i / 256 + "." + i % 256))
                .toList();
        InetAddress dead = many.get(17);

        Map<InetAddress, Long> first = IntStream.range(0, 299 * 4)
                .mapToObj(turn -> Turns.order(many, dead::equals, turn).getFirst())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(first).hasSize(299).doesNotContainKey(dead);
        assertThat(first.values()).containsOnly(4L);
    }
}
