package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Upstreams that speak https with a certificate of a private authority.
class UpstreamCertificateTests {
    private static final String LINE = "GET /orders/1 HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";

    private static Path certificate(TlsIdentity identity, Path folder) throws IOException {
        return identity.pem(Files.createTempDirectory(folder, "pem")).certificate();
    }

    @Test
    void aMonolithOfAnInnerNameAnswersForEveryPublicOne(@TempDir Path folder) throws IOException {
        TlsIdentity inner = TlsIdentity.of("monolith.internal", folder);
        try (StubUpstream legacy = StubUpstream.withTls(inner, Behaviours.says("legacy"));
                Gateway gateway = GatewaySetup.facing("https://localhost:" + legacy.port())
                        .option("--upstream-ca", certificate(inner, folder).toString())
                        .option("--legacy-tls-name", "monolith.internal")
                        .start()) {
            for (String host : new String[] {"www.example.com", "shop.example.com:8443", "127.0.0.1"}) {
                assertThat(gateway.send(LINE.formatted(host)).status()).isEqualTo(200);
                ReceivedRequest received = legacy.next();
                assertThat(received.header("Host")).hasValue(host);
                assertThat(received.serverNames()).containsExactly("monolith.internal");
            }
            assertThat(health(gateway)).doesNotContain("TLS with");
        }
    }

    @Test
    void aCertificateOfAnotherNameIsToldWithWhatToWrite(@TempDir Path folder) throws IOException {
        TlsIdentity inner = TlsIdentity.of("monolith.internal", folder);
        try (StubUpstream legacy = StubUpstream.withTls(inner, Behaviours.says("legacy"));
                Gateway gateway = GatewaySetup.facing("https://localhost:" + legacy.port())
                        .option("--upstream-ca", certificate(inner, folder).toString())
                        .start()) {
            assertThat(gateway.send(LINE.formatted("www.example.com")).status()).isEqualTo(502);

            String told = "TLS with the monolith (https://localhost:" + legacy.port() + ") fails, asked for localhost:"
                    + " its certificate is of monolith.internal, 127.0.0.1, not of localhost; where that is the right"
                    + " server, write --legacy-tls-name monolith.internal";
            assertThat(health(gateway)).contains(told);
            assertThat(gateway.admin().get("/api/v1/status").text()).contains(told);
        }
    }

    @Test
    void aRenewedBundleCountsWithoutARestart(@TempDir Path folder) throws IOException {
        TlsIdentity before = TlsIdentity.of("before.internal", folder);
        TlsIdentity renewed = TlsIdentity.of("renewed.internal", folder);
        Path bundle = Files.copy(certificate(before, folder), folder.resolve("bundle.pem"));
        try (StubUpstream legacy = StubUpstream.withTls(renewed, Behaviours.says("legacy"));
                Gateway gateway = GatewaySetup.facing("https://127.0.0.1:" + legacy.port())
                        .option("--upstream-ca", bundle.toString())
                        .start()) {
            assertThat(gateway.get("/").status()).isEqualTo(502);
            assertThat(health(gateway))
                    .contains("TLS with the monolith (https://127.0.0.1:" + legacy.port() + ") fails")
                    .contains("an unknown authority");

            Path both = folder.resolve("both.pem");
            Files.writeString(both, Files.readString(bundle) + Files.readString(certificate(renewed, folder)));
            Files.move(both, bundle, StandardCopyOption.REPLACE_EXISTING);
            Await.until("the new bundle is believed", () -> gateway.get("/").status() == 200);
            assertThat(health(gateway)).doesNotContain("TLS with");

            Files.writeString(bundle, "nonsense");
            Await.until("health tells it", () -> health(gateway).contains("what was read before is kept"));
            legacy.closeConnections();
            assertThat(gateway.get("/").status()).isEqualTo(200);
        }
    }

    private static String health(Gateway gateway) {
        return gateway.admin().get("/actuator/health").text();
    }
}
