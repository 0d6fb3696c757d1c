package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHintTests {
    private final ProxyHint hint = new ProxyHint();

    private void dropped(String socket, int times) {
        for (int i = 0; i < times; i++) {
            hint.dropped(ClientAddress.of(socket));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.2.3", "192.168.0.9", "172.16.0.1", "127.0.0.1", "fd00:0:0:0:0:0:0:7", "0:0:0:0:0:0:0:1"})
    void isSureAfterThreeFromAPrivateAddress(String socket) {
        dropped(socket, 2);
        assertThat(hint.sentence()).isEmpty();

        dropped(socket, 1);
        assertThat(hint.sentence())
                .hasValue(
                        "forwarded headers from " + socket + " are dropped, because it is not a trusted proxy; if it is"
                                + " your load balancer, start with --trusted-proxies " + socket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "172.32.0.1", "2001:db8:0:0:0:0:0:1", "", "nonsense"})
    void saysNothingOfAddressesOfTheWorld(String socket) {
        dropped(socket, 100);

        assertThat(hint.sentence()).isEmpty();
    }

    @Test
    void namesWhoItIsSureOf() {
        dropped("10.0.0.1", 3);
        dropped("10.0.0.2", 3);

        assertThat(hint.sentence().orElseThrow()).contains("--trusted-proxies 10.0.0.1");
    }
}
