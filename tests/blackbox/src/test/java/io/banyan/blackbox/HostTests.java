package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which Host, and which server name in TLS, an upstream is asked for.
class HostTests {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));
    private static final StubUpstream PLAIN = StubUpstream.that(Behaviours.says("modern"));
    private static StubUpstream function;
    private static StubUpstream doubtful;
    private static Gateway gateway;

    @BeforeAll
    static void start(@TempDir Path known, @TempDir Path unknown) {
        TlsIdentity identity = TlsIdentity.of("localhost", known);
        System.setProperty(TRUST, identity.store().toString());
        System.setProperty(TRUST + "Password", TlsIdentity.PASSWORD);
        function = StubUpstream.withTls(identity, Behaviours.says("modern"));
        doubtful = StubUpstream.withTls(TlsIdentity.of("localhost", unknown), Behaviours.says("modern"));
        gateway = GatewaySetup.facing(LEGACY.url())
                .group("plain", group("plain", PLAIN.url()).yaml())
                .group("named", group("named", named(PLAIN), "host: upstream").yaml())
                .group(
                        "hosted",
                        group("hosted", PLAIN.url())
                                .line("hosts: [www.example.com]")
                                .yaml())
                .group("function", group("function", "https://" + own(function)).yaml())
                .group("doubtful", group("doubtful", "https://" + own(doubtful)).yaml())
                .start();
    }

    @AfterAll
    static void stop() {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
        List.of(gateway, LEGACY, PLAIN, function, doubtful).forEach(HostTests::close);
    }

    @BeforeEach
    void forget() {
        List.of(LEGACY, PLAIN, function, doubtful).forEach(StubUpstream::forget);
    }

    @Test
    void sendsEachSideTheClientsHostUnlessTold() {
        gateway.get("/plain/7");
        gateway.get("/legacy");

        assertThat(PLAIN.next().head().values("Host")).containsExactly(Requests.HOST);
        assertThat(LEGACY.next().head().values("Host")).containsExactly(Requests.HOST);
    }

    @Test
    void servesARouteFromAnUpstreamThatKnowsOnlyItsOwnName() {
        PLAIN.now(Behaviours.onlyAs(own(PLAIN), List.of(), Behaviours.says("modern")));

        RawAnswer answer = gateway.get("/named/7");
        PLAIN.now(Behaviours.says("modern"));

        assertThat(answer.text()).isEqualTo("modern");
        assertThat(PLAIN.next().head().values("X-Forwarded-Host")).containsExactly(Requests.HOST);
    }

    @Test
    void servesARouteFromAFunctionUrlByHostAndServerName() {
        function.now(Behaviours.onlyAs(own(function), List.of("localhost"), Behaviours.says("modern")));

        RawAnswer answer = gateway.get("/function/7");

        ReceivedRequest received = function.next();
        assertThat(received.head().values("Host")).containsExactly(own(function));
        assertThat(received.serverNames()).containsExactly("localhost");
        assertThat(answer.text()).isEqualTo("modern");
    }

    @Test
    void believesNoCertificateThatNobodyVouchesFor() {
        assertThat(gateway.get("/doubtful/7").text()).isEqualTo("legacy");
        assertThat(doubtful.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, modern",
        "WWW.Example.com:8080, modern",
        "example.com, legacy",
        "www.example.com.evil.org, legacy",
        "www.example.com@evil.org, none"
    })
    void matchesARouteOnlyUnderItsHosts(String host, String side) {
        RawAnswer answer = gateway.send("GET /hosted/7 HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        assertThat(answer.header("X-Side").orElse("none")).isEqualTo(side);
    }

    private static GroupText group(String name, String url, String... settings) {
        return GroupText.of(name).modern(url, settings).weight("100%").route(name, "/" + name + "/{id}");
    }

    private static String named(StubUpstream stub) {
        return "http://" + own(stub);
    }

    private static String own(StubUpstream stub) {
        return "localhost:" + stub.port();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
