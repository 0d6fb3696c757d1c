package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTests {
    private static final TrustedProxies TRUSTED = TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8"));

    private static final ClientAddress PROXY = ClientAddress.of("10.0.0.9");

    @Test
    void whoeverIsNotTrustedMakesTheChainAnew() {
        ClientAddress socket = ClientAddress.of("203.0.113.7");

        assertThat(Forwarded.direct(socket)).isEqualTo(new Forwarded(socket, "203.0.113.7", false));
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
                "203.0.113.7, 10.3, 10.0.0.3           | 10.0.0.3",
                "203.0.113.7, 167772163, 10.0.0.3      | 10.0.0.3",
            })
    void theClientIsTheRightmostThatIsNoProxy(String chain, String client) {
        assertThat(Forwarded.by(PROXY, List.of(chain), TRUSTED).client().text()).isEqualTo(client);
    }

    @Test
    void aTrustedPeerIsAddedToTheChain() {
        Forwarded forwarded = Forwarded.by(PROXY, List.of("6.6.6.6 ,203.0.113.7", "10.0.0.3"), TRUSTED);

        assertThat(forwarded.chain()).isEqualTo("6.6.6.6, 203.0.113.7, 10.0.0.3, 10.0.0.9");
        assertThat(forwarded.client().text()).isEqualTo("203.0.113.7");
        assertThat(forwarded.vouched()).isTrue();
    }

    @Test
    void aTrustedPeerWithoutAChainIsTheClient() {
        assertThat(Forwarded.by(PROXY, List.of(), TRUSTED)).isEqualTo(new Forwarded(PROXY, "10.0.0.9", true));
        assertThat(Forwarded.by(PROXY, List.of("", " , "), TRUSTED)).isEqualTo(new Forwarded(PROXY, "10.0.0.9", true));
    }
}
