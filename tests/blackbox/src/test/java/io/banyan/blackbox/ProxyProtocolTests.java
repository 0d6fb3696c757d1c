package io.banyan.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Head;
import io.banyan.testkit.ProxyHeader;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The PROXY protocol on the plain traffic port: 127.0.0.1 is a trusted proxy, 127.0.0.2 is not.
class ProxyProtocolTests {
    private static final String GET = Requests.get("/legacy");

    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final StubUpstream MODERN = StubUpstream.that(Behaviours.says("modern"));

    @AutoClose
    private static final GatewayProcess GATEWAY = GatewaySetup.facing(LEGACY.url())
            .group("events", TwoSides.events(MODERN, group -> group.weight("50%")
                    .line("sticky: [client-ip]")
                    .route("event", "/events/{id}")))
            .flag("--proxy-protocol")
            .option("--trusted-proxies", "127.0.0.1,10.0.0.0/8")
            .option("--head-timeout", "2s")
            .startProcess();

    @BeforeEach
    void forget() {
        LEGACY.forget();
        MODERN.forget();
    }

    static Stream<Arguments> clients() {
        byte[] unknown = ProxyHeader.one("UNKNOWN");
        byte[] local = ProxyHeader.two(ProxyHeader.LOCAL, ProxyHeader.UNSPECIFIED);
        byte[] more = new byte[4_000];
        Arrays.fill(more, (byte) 'x');
        more[0] = 4;
        more[1] = (byte) ((more.length - 3) >> 8);
        more[2] = (byte) (more.length - 3);
        return Stream.of(
                Arguments.of(ProxyHeader.one("TCP4 203.0.113.7 10.0.0.1 5123 443"), "203.0.113.7"),
                Arguments.of(ProxyHeader.one("TCP6 2001:DB8:0::7 2001:db8::1 5123 443"), "2001:db8::7"),
                Arguments.of(ProxyHeader.two("203.0.113.8"), "203.0.113.8"),
                Arguments.of(ProxyHeader.two("2001:db8::8"), "2001:db8::8"),
                Arguments.of(ProxyHeader.two("203.0.113.9", more), "203.0.113.9"),
                Arguments.of(unknown, "127.0.0.1"),
                Arguments.of(ProxyHeader.one("UNKNOWN ffff:f::1 whatever 1 2"), "127.0.0.1"),
                Arguments.of(local, "127.0.0.1"),
                Arguments.of(ProxyHeader.two(ProxyHeader.LOCAL, ProxyHeader.TCP4, new byte[12]), "127.0.0.1"),
                Arguments.of(ProxyHeader.two(ProxyHeader.PROXY, ProxyHeader.UNSPECIFIED), "127.0.0.1"),
                Arguments.of(ProxyHeader.two(ProxyHeader.PROXY, ProxyHeader.UNIX, new byte[216]), "127.0.0.1"),
                Arguments.of(ProxyHeader.two(ProxyHeader.PROXY, ProxyHeader.UDP4, new byte[12]), "127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void theClientIsWhomTheHeaderTellsElseTheProxy(byte[] header, String client) {
        try (RawClient proxy = GATEWAY.connect().send(header)) {
            assertThat(proxy.exchange(GET).text()).isEqualTo("legacy");
            assertThat(proxy.exchange(Requests.get("/again", "X-Forwarded-For: 6.6.6.6", "X-Forwarded-Proto: https"))
                            .text())
                    .isEqualTo("legacy");
        }
        for (int i = 0; i < 2; i++) {
            Head received = LEGACY.next().head();
            assertThat(received.values("X-Forwarded-For")).containsExactly(client);
            assertThat(received.lines()).noneMatch(line -> line.matches("X-Forwarded-(Proto|Host|Port):.*"));
        }
    }

    @Test
    void mayComeInPiecesAndWithWhatFollows() {
        byte[] header = ProxyHeader.two("203.0.113.7");
        try (RawClient slow = GATEWAY.connect();
                RawClient quick = GATEWAY.connect()) {
            slow.sendSlowly(new String(header, ISO_8859_1) + GET, Duration.ofMillis(1));

            assertThat(slow.read().text()).isEqualTo("legacy");
            assertThat(quick.exchange("PROXY TCP4 203.0.113.7 10.0.0.1 5123 443\r\n" + GET)
                            .text())
                    .isEqualTo("legacy");
        }
        assertThat(LEGACY.next().head().values("X-Forwarded-For")).containsExactly("203.0.113.7");
        assertThat(LEGACY.next().head().values("X-Forwarded-For")).containsExactly("203.0.113.7");
    }

    @Test
    void splitsByTheClientItTells() {
        Set<String> sides = new HashSet<>();
        for (int i = 1; i <= 30; i++) {
            String address = "203.0.113." + i;
            String side = side(ProxyHeader.one("TCP4 " + address + " 10.0.0.1 5123 443"));

            assertThat(side(ProxyHeader.two(address))).isEqualTo(side);
            sides.add(side);
        }
        assertThat(sides).containsExactlyInAnyOrder("legacy", "modern");
    }

    private static String side(byte[] header) {
        try (RawClient proxy = GATEWAY.connect().send(header)) {
            return proxy.exchange(Requests.get("/events/7")).text();
        }
    }

    @Test
    void believesTheForwardedHeadersOfATrustedProxyThatIsTold() {
        try (RawClient proxy = GATEWAY.connect().send(ProxyHeader.two("10.1.2.3"))) {
            proxy.exchange(Requests.get("/legacy", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"));
        }
        Head received = LEGACY.next().head();
        assertThat(received.values("X-Forwarded-For")).containsExactly("203.0.113.7, 10.1.2.3");
        assertThat(received.values("X-Forwarded-Proto")).containsExactly("https");
    }

    static Stream<byte[]> malformed() {
        byte[] cut = ProxyHeader.two("203.0.113.7");
        byte[] version = cut.clone();
        version[12] = 0x31;
        byte[] command = cut.clone();
        command[12] = 0x2f;
        return Stream.of(
                ProxyHeader.one("TCP4 203.0.113.7 10.0.0.1 5123"),
                ProxyHeader.one("TCP4 203.0.113.777 10.0.0.1 5123 443"),
                ProxyHeader.one("TCP4 2001:db8::7 10.0.0.1 5123 443"),
                ProxyHeader.one("TCP4 203.0.113.7 10.0.0.1 5123 66000"),
                ProxyHeader.one("TCP5 203.0.113.7 10.0.0.1 5123 443"),
                ProxyHeader.one("TCP4  203.0.113.7 10.0.0.1 5123 443"),
                ProxyHeader.one("TCP4 203.0.113.7 10.0.0.1 5123 443" + " ".repeat(200)),
                ("PROXY TCP4 " + "1".repeat(200)).getBytes(ISO_8859_1),
                version,
                command,
                ProxyHeader.two(ProxyHeader.PROXY, ProxyHeader.TCP4, new byte[11]),
                ProxyHeader.two(ProxyHeader.PROXY, 0x41, new byte[12]),
                ProxyHeader.two("203.0.113.7", new byte[60_000]));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void endsAConnectionWhoseHeaderIsMalformedOrTooLong(byte[] header) {
        try (RawClient proxy = GATEWAY.connect()) {
            proxy.send(header);

            assertThat(proxy.isEndedWithin(Await.BOUND)).isTrue();
        }
        awaitLog("a PROXY header of 127.0.0.1 was malformed");
        assertThat(LEGACY.requests()).isEmpty();
    }

    @Test
    void endsAConnectionOfATrustedProxyWithoutAHeader() {
        try (RawClient proxy = GATEWAY.connect().send(GET)) {
            assertThat(proxy.isEndedWithin(Await.BOUND)).isTrue();
        }
        awaitLog("a connection of the trusted proxy 127.0.0.1 did not begin with a PROXY header");
        assertThat(LEGACY.requests()).isEmpty();
    }

    @Test
    void tellsOfAHeaderThatIsCutOff() {
        byte[] header = ProxyHeader.two("203.0.113.7");
        try (RawClient proxy = GATEWAY.connect()) {
            proxy.send(Arrays.copyOf(header, header.length - 1)).finishSending();

            assertThat(proxy.isEndedWithin(Await.BOUND)).isTrue();
        }
        awaitLog("a PROXY header of 127.0.0.1 was cut off");
    }

    @Test
    void waitsForAHeaderAsLongAsForAHead() {
        try (RawClient silent = GATEWAY.connect();
                RawClient slow = GATEWAY.connect().send("PROXY TCP4 203.0.113.7 ")) {
            assertThat(silent.isEndedWithin(Await.BOUND)).isTrue();
            assertThat(slow.isEndedWithin(Await.BOUND)).isTrue();
        }
        awaitLog("brought no whole PROXY header within --head-timeout");
    }

    @Test
    void believesNobodyElse() {
        for (byte[] header :
                new byte[][] {ProxyHeader.one("TCP4 203.0.113.7 10.0.0.1 5123 443"), ProxyHeader.two("203.0.113.7")}) {
            try (RawClient client = RawClient.connectFrom("127.0.0.2", GATEWAY.port())) {
                assertThat(client.send(header).exchange(GET).status()).isEqualTo(400);
                assertThat(client.readToEnd()).isEmpty();
            }
        }
        awaitLog("a PROXY header came from 127.0.0.2, which is not a trusted proxy");
        assertThat(LEGACY.requests()).isEmpty();
    }

    @Test
    void asksNobodyElseForAHeader() {
        try (RawClient client = RawClient.connectFrom("127.0.0.2", GATEWAY.port())) {
            assertThat(client.exchange(GET).text()).isEqualTo("legacy");
        }
        Head received = LEGACY.next().head();
        assertThat(received.values("X-Forwarded-For")).containsExactly("127.0.0.2");
        assertThat(received.values("X-Forwarded-Proto")).containsExactly("http");
    }

    private static void awaitLog(String text) {
        Await.until("the log says: " + text, () -> GATEWAY.output().contains(text));
    }
}
