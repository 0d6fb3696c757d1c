package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.banyan.split.ClientAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTests {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.0.1,            true",
        "10.0.0.0/8,     11.0.0.1,              false",
        "10.0.0.7/8,     10.1.1.1,              true",
        "192.0.2.7,      192.0.2.7,             true",
        "192.0.2.7,      192.0.2.8,             false",
        "0.0.0.0/0,      203.0.113.1,           true",
        "10.0.0.0/8,     ::ffff:10.0.0.1,       true",
        "2001:db8::/32,  2001:db8:1::7,         true",
        "2001:db8::/32,  2001:db9::7,           false",
        "2001:db8::/32,  2001:DB8:0:0:0:0:0:1,  true",
        "::1,            0:0:0:0:0:0:0:1,       true",
        "::/0,           10.0.0.1,              false",
        "10.0.0.0/8,     localhost,             false",
        "10.0.0.0/8,     10.0.0.1:80,           false",
        "10.0.0.0/8,     '',                    false",
    })
    void believesWhatItsNetworksHold(String network, String address, boolean trusted) {
        assertThat(TrustedProxies.of(List.of(network)).trusts(ClientAddress.of(address)))
                .isEqualTo(trusted);
    }

    @Test
    void anyOfSeveralNetworksWillDo() {
        TrustedProxies proxies = TrustedProxies.of(List.of("10.0.0.0/8", "fd00::/8"));

        assertThat(proxies.trusts(ClientAddress.of("10.0.0.1"))).isTrue();
        assertThat(proxies.trusts(ClientAddress.of("fd00::1"))).isTrue();
        assertThat(proxies.trusts(ClientAddress.of("192.0.2.1"))).isFalse();
    }

    @Test
    void noneTrustsNobody() {
        assertThat(TrustedProxies.NONE.trusts(ClientAddress.of("127.0.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lb.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "::1/129", "/8", ""})
    void namesWhatIsNoNetwork(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.of(List.of("10.0.0.0/8", written)))
                .withMessage(
                        "'" + written + "' is neither an IP address nor a CIDR range; write for example 10.0.0.0/8");
    }
}
