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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which Host, and which server name in TLS, an upstream is asked for.
class HostTests {
    private static final String TRUST = "javax.net.ssl.trustStore";

    @Test
    void sendsModernTheClientsHostUnlessTold() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                StubUpstream modern = StubUpstream.that(Behaviours.says("modern"));
                Gateway gateway = gateway(legacy, modern.url())) {
            gateway.get("/events/7");
            gateway.get("/legacy");

            assertThat(modern.next().head().values("Host")).containsExactly(Requests.HOST);
            assertThat(legacy.next().head().values("Host")).containsExactly(Requests.HOST);
        }
    }

    @Test
    void servesARouteFromAnUpstreamThatKnowsOnlyItsOwnName() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                StubUpstream modern = StubUpstream.that(Behaviours.says("modern"))) {
            modern.now(Behaviours.onlyAs("localhost:" + modern.port(), List.of(), Behaviours.says("modern")));
            try (Gateway gateway = gateway(legacy, "http://localhost:" + modern.port(), "host: upstream")) {
                assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
                assertThat(modern.next().head().values("X-Forwarded-Host")).containsExactly(Requests.HOST);
            }
        }
    }

    @Test
    void servesARouteFromAFunctionUrlByHostAndServerName(@TempDir Path folder) {
        TlsIdentity identity = TlsIdentity.of("localhost", folder);
        System.setProperty(TRUST, identity.store().toString());
        System.setProperty(TRUST + "Password", TlsIdentity.PASSWORD);
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                StubUpstream modern = StubUpstream.withTls(identity, Behaviours.says("modern"));
                Gateway gateway = gateway(legacy, "https://localhost:" + modern.port())) {
            String own = "localhost:" + modern.port();
            modern.now(Behaviours.onlyAs(own, List.of("localhost"), Behaviours.says("modern")));

            RawAnswer answer = gateway.get("/events/7");

            ReceivedRequest received = modern.next();
            assertThat(received.serverNames()).containsExactly("localhost");
            assertThat(received.head().values("Host")).containsExactly(own);
            assertThat(answer.text()).isEqualTo("modern");
        } finally {
            System.clearProperty(TRUST);
            System.clearProperty(TRUST + "Password");
        }
    }

    @Test
    void believesNoCertificateThatNobodyVouchesFor(@TempDir Path folder) {
        TlsIdentity identity = TlsIdentity.of("localhost", folder);
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                StubUpstream modern = StubUpstream.withTls(identity, Behaviours.says("modern"));
                Gateway gateway = gateway(legacy, "https://localhost:" + modern.port())) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
            assertThat(modern.requests()).isEmpty();
        }
    }

    @Test
    void matchesARouteOnlyUnderItsHosts() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                StubUpstream modern = StubUpstream.that(Behaviours.says("modern"))) {
            String text = GroupText.of("events")
                    .modern(modern.url())
                    .weight("100%")
                    .line("hosts: [www.example.com]")
                    .route("event", "/events/{id}")
                    .yaml();
            try (Gateway gateway =
                    GatewaySetup.facing(legacy.url()).group("events", text).start()) {
                assertThat(side(gateway, "www.example.com")).isEqualTo("modern");
                assertThat(side(gateway, "WWW.Example.com:8080")).isEqualTo("modern");
                assertThat(side(gateway, "example.com")).isEqualTo("legacy");
                assertThat(side(gateway, "www.example.com.evil.org")).isEqualTo("legacy");
            }
        }
    }

    private static String side(Gateway gateway, String host) {
        return gateway.send("GET /events/7 HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                .text();
    }

    private static Gateway gateway(StubUpstream legacy, String modern, String... settings) {
        String text = GroupText.of("events")
                .modern(modern, settings)
                .weight("100%")
                .route("event", "/events/{id}")
                .yaml();
        return GatewaySetup.facing(legacy.url()).group("events", text).start();
    }
}
