package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTests {
    private static List<SNIServerName> askedFor(String serverName) throws NoSuchAlgorithmException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        Handshake.askFor(serverName, engine);
        List<SNIServerName> names = engine.getSSLParameters().getServerNames();
        return names == null ? List.of() : names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "www.example.com", "xn--bcher-kva.example"})
    void aNameIsAskedForBySni(String name) throws NoSuchAlgorithmException {
        assertThat(askedFor(name)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"192.0.2.1", "2001:db8::1", "[2001:db8::1]", "events_view", "a..b", "-a", "a b", "1.2.3", "", "~"
            })
    void whatIsNoNameIsNotAskedForAndFailsNoConnection(String name) throws NoSuchAlgorithmException {
        assertThat(askedFor(name)).isEmpty();
    }
}
