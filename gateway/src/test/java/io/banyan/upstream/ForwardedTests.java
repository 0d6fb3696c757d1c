package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedTests {
    private static final TrustedProxies TRUSTED = TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8"));

    private static final ClientAddress PROXY = ClientAddress.of("10.0.0.9");

    private static Forwarded by(List<String> chains, String... standard) {
        return Forwarded.by(PROXY, chains, List.of(standard), TRUSTED);
    }

    @Test
    void whoeverIsNotTrustedMakesTheChainAnew() {
        ClientAddress socket = ClientAddress.of("203.0.113.7");

        assertThat(Forwarded.direct(socket))
                .isEqualTo(new Forwarded(socket, "203.0.113.7", false, ForwardedElement.NONE));
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
        assertThat(by(List.of(chain)).client().text()).isEqualTo(client);
    }

    @Test
    void aTrustedPeerIsAddedToTheChain() {
        Forwarded forwarded = by(List.of("6.6.6.6 ,203.0.113.7", "10.0.0.3"));

        assertThat(forwarded.chain()).isEqualTo("6.6.6.6, 203.0.113.7, 10.0.0.3, 10.0.0.9");
        assertThat(forwarded.client().text()).isEqualTo("203.0.113.7");
        assertThat(forwarded.vouched()).isTrue();
    }

    @Test
    void aTrustedPeerWithoutAChainIsTheClient() {
        Forwarded alone = new Forwarded(PROXY, "10.0.0.9", true, ForwardedElement.NONE);

        assertThat(by(List.of())).isEqualTo(alone);
        assertThat(by(List.of("", " , "))).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.9                                | 203.0.113.9, 10.0.0.9           | 203.0.113.9",
                "FOR=203.0.113.9;proto=https, for=10.0.0.3      | 203.0.113.9, 10.0.0.3, 10.0.0.9 | 203.0.113.9",
                "for=\"203.0.113.9:47011\"                      | 203.0.113.9, 10.0.0.9           | 203.0.113.9",
                "for=\"[2001:db8::1]:47011\"                    | 2001:db8::1, 10.0.0.9           | 2001:db8::1",
                "for=6.6.6.6, for=203.0.113.9                   | 6.6.6.6, 203.0.113.9, 10.0.0.9  | 203.0.113.9",
                "for=203.0.113.9, for=_hidden                   | 203.0.113.9, _hidden, 10.0.0.9  | 10.0.0.9",
                "for=203.0.113.9, proto=https                   | 203.0.113.9, unknown, 10.0.0.9  | 10.0.0.9",
                "for=\"203.0.113.9                              | 10.0.0.9                        | 10.0.0.9",
                "for=\"203.0.113.9, 6.6.6.6\", for=10.0.0.3        | unknown, 10.0.0.3, 10.0.0.9     | 10.0.0.3",
                "nonsense                                       | 10.0.0.9                        | 10.0.0.9",
            })
    void theStandardHeaderIsAChainToo(String standard, String chain, String client) {
        Forwarded forwarded = by(List.of(), standard);

        assertThat(forwarded.chain()).isEqualTo(chain);
        assertThat(forwarded.client().text()).isEqualTo(client);
    }

    @Test
    void theStandardHeaderIsNoChainBesideTheUsualOne() {
        assertThat(by(List.of("203.0.113.7"), "for=203.0.113.9").chain()).isEqualTo("203.0.113.7, 10.0.0.9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.9;proto=HTTPS;host=www.example.com       | https | www.example.com",
                "proto=https; host=\"www.example.com:8443\"             | https | www.example.com:8443",
                "for=6.6.6.6;host=evil, for=203.0.113.9;host=a          |       | a",
                "for=203.0.113.9;host=a;proto=https, for=10.0.0.3;host=b | https | a",
                "for=10.0.0.4;host=a, for=10.0.0.3;host=b               |       | a",
                "for=203.0.113.9, for=10.0.0.3;host=b                   |       |",
                "host=\"a;b,\\\"c\"                                     |       | a;b,\"c",
                "for=203.0.113.9;host=a;host=b                          |       |",
                "for=203.0.113.9;host                                   |       |",
                "for=203.0.113.9;by=10.0.0.9;secret=x                   |       |",
            })
    void theOutermostTrustedProxySaysWhatTheClientNamed(
            String standard, @Nullable String proto, @Nullable String host) {
        ForwardedElement said = by(List.of(), standard).said();

        assertThat(said.proto()).isEqualTo(proto);
        assertThat(said.host()).isEqualTo(host);
    }

    @Test
    void theStandardHeaderMayComeInSeveralLines() {
        Forwarded forwarded = by(List.of(), "for=203.0.113.9;host=a", "", "for=10.0.0.3;host=b");

        assertThat(forwarded.client().text()).isEqualTo("203.0.113.9");
        assertThat(forwarded.said().host()).isEqualTo("a");
    }
}
