package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTests {
    private static final TrustedProxies TRUSTED = TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void nobodyIsBelievedByDefault() {
        Forwarded forwarded = Forwarded.of("203.0.113.7", List.of("6.6.6.6"), TrustedProxies.NONE);

        assertThat(forwarded).isEqualTo(new Forwarded("203.0.113.7", "203.0.113.7", false));
    }

    @Test
    void anUntrustedPeerMakesTheChainAnew() {
        Forwarded forwarded = Forwarded.of("203.0.113.7", List.of("6.6.6.6, 10.0.0.3", "1.1.1.1"), TRUSTED);

        assertThat(forwarded).isEqualTo(new Forwarded("203.0.113.7", "203.0.113.7", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                           | 203.0.113.7",
                "6.6.6.6, 203.0.113.7                  | 203.0.113.7",
                "6.6.6.6, 203.0.113.7, 10.0.0.3        | 203.0.113.7",
                "10.0.0.3                              | 10.0.0.3",
                "10.0.0.4, 10.0.0.3                    | 10.0.0.4",
                "203.0.113.7:5123                      | 203.0.113.7",
                "[2001:db8::1]:5123                    | 2001:db8::1",
                "[2001:db8::1]                         | 2001:db8::1",
                "2001:db8::1                           | 2001:db8::1",
                "2001:db8::1, fd00::7                  | 2001:db8::1",
                "unknown                               | 10.0.0.9",
                "203.0.113.7, unknown, 10.0.0.3        | 10.0.0.3",
                "203.0.113.7, <script>                 | 10.0.0.9",
                "_hidden, 10.0.0.3                     | 10.0.0.3",
                "203.0.113.7,,  ,10.0.0.3              | 203.0.113.7",
            })
    void theClientIsTheRightmostThatIsNoProxy(String chain, String client) {
        assertThat(Forwarded.of("10.0.0.9", List.of(chain), TRUSTED).client()).isEqualTo(client);
    }

    @Test
    void aTrustedPeerIsAddedToTheChain() {
        Forwarded forwarded = Forwarded.of("10.0.0.9", List.of("6.6.6.6 ,203.0.113.7", "10.0.0.3"), TRUSTED);

        assertThat(forwarded.chain()).isEqualTo("6.6.6.6, 203.0.113.7, 10.0.0.3, 10.0.0.9");
        assertThat(forwarded.client()).isEqualTo("203.0.113.7");
        assertThat(forwarded.vouched()).isTrue();
    }

    @Test
    void aTrustedPeerWithoutAChainIsTheClient() {
        assertThat(Forwarded.of("10.0.0.9", List.of(), TRUSTED)).isEqualTo(new Forwarded("10.0.0.9", "10.0.0.9", true));
        assertThat(Forwarded.of("10.0.0.9", List.of("", " , "), TRUSTED))
                .isEqualTo(new Forwarded("10.0.0.9", "10.0.0.9", true));
    }
}
