package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelayedTests {
    private static final ClientAddress PROXY = ClientAddress.of("10.0.0.9");

    private static HAProxyMessage header(HAProxyCommand command, HAProxyProxiedProtocol family, String source) {
        return switch (family) {
            case UNKNOWN -> new HAProxyMessage(HAProxyProtocolVersion.V2, command, family, null, null, 0, 0);
            case UNIX_STREAM, UNIX_DGRAM ->
                new HAProxyMessage(HAProxyProtocolVersion.V2, command, family, source, source, 0, 0);
            case TCP4, TCP6, UDP4, UDP6 ->
                new HAProxyMessage(HAProxyProtocolVersion.V2, command, family, source, source, 5123, 443);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY, TCP4, 203.0.113.7, 203.0.113.7, true, false",
        "PROXY, TCP6, 2001:db8:0:0:0:0:0:7, 2001:db8::7, true, false",
        "PROXY, TCP6, ::ffff:203.0.113.7, 203.0.113.7, true, false",
        "LOCAL, TCP4, 203.0.113.7, 10.0.0.9, false, false",
        "PROXY, UNKNOWN, '', 10.0.0.9, false, false",
        "LOCAL, UNKNOWN, '', 10.0.0.9, false, false",
        "PROXY, UNIX_STREAM, /run/a.sock, 10.0.0.9, false, true",
        "PROXY, UNIX_DGRAM, /run/a.sock, 10.0.0.9, false, true",
        "PROXY, UDP4, 203.0.113.7, 10.0.0.9, false, true",
        "PROXY, UDP6, 2001:db8::7, 10.0.0.9, false, true",
        "LOCAL, UDP6, 2001:db8::7, 10.0.0.9, false, false",
    })
    void theClientIsWhoCameByTcp(
            HAProxyCommand command,
            HAProxyProxiedProtocol family,
            String source,
            String client,
            boolean told,
            boolean other) {
        HAProxyMessage header = header(command, family, source);

        Relayed relayed = Relayed.by(header, PROXY);

        assertThat(relayed).isEqualTo(new Relayed(ClientAddress.of(client), told));
        assertThat(Relayed.isOfAnotherFamily(header)).isEqualTo(other);
        header.release();
    }

    @Test
    void isThatOfAllStreamsOfItsConnection() {
        EmbeddedChannel connection = new EmbeddedChannel();
        Relayed relayed = new Relayed(ClientAddress.of("203.0.113.7"), true);

        relayed.keepFor(connection);

        assertThat(Relayed.of(connection)).isEqualTo(relayed);
        assertThat(Relayed.of(new EmbeddedChannel(connection, connection.id(), true, false)))
                .isEqualTo(relayed);
        assertThat(Relayed.of(new EmbeddedChannel())).isNull();
    }
}
