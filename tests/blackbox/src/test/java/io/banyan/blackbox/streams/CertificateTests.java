package io.banyan.blackbox.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.options.StartRefused;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The files of `--tls-cert` and `--tls-key`: read at the start, and again when they change.
class CertificateTests {
    @Test
    void takesARenewedPairAndKeepsTheOldOneWhenTheNewOneIsBad(@TempDir Path folder) throws IOException {
        TlsIdentity.PemFiles files = TlsIdentity.of("localhost", folder).pem(folder);
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                Gateway gateway = GatewaySetup.facing(legacy.url()).tls(files).start()) {
            assertThat(subject(gateway)).isEqualTo("CN=localhost");

            TlsIdentity.of("renewed", folder).pem(folder);
            Await.until("the new certificate is served", () -> subject(gateway).equals("CN=renewed"));
            assertThat(health(gateway)).contains("certificateUntil").doesNotContain("kept");

            Files.delete(folder.resolve("localhost.p12"));
            Path other = Files.createDirectory(folder.resolve("other"));
            TlsIdentity.PemFiles strange = TlsIdentity.of("strange", other).pem(other);
            Files.copy(strange.certificate(), files.certificate(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Await.until("health tells it", () -> health(gateway).contains("the old certificate is kept"));

            assertThat(health(gateway))
                    .contains("is not the key of the certificate")
                    .contains("degraded");
            assertThat(subject(gateway)).isEqualTo("CN=renewed");
            assertThat(gateway.admin().ready()).isTrue();

            Files.copy(strange.key(), files.key(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Await.until("the other half makes it good", () -> subject(gateway).equals("CN=strange"));
            assertThat(health(gateway)).doesNotContain("kept");
        }
    }

    private static String subject(Gateway gateway) {
        try (SSLSocket socket = TlsIdentity.connect(gateway.port())) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String health(Gateway gateway) {
        return gateway.admin().get("/actuator/health").text();
    }

    @Test
    void refusesToStartWithHalfAPairOrABadOne(@TempDir Path folder) throws IOException {
        TlsIdentity.PemFiles good = TlsIdentity.usual();
        Path bad = Files.writeString(folder.resolve("bad.pem"), "nonsense");

        GatewaySetup half = GatewaySetup.facing("http://127.0.0.1:9")
                .option("--tls-cert", good.certificate().toString());
        GatewaySetup nonsense =
                GatewaySetup.facing("http://127.0.0.1:9").tls(new TlsIdentity.PemFiles(bad, good.key()));

        assertThatThrownBy(half::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(
                        "--tls-key is missing but must be given with --tls-cert; write --tls-key site-key.pem");
        assertThatThrownBy(nonsense::start)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--tls-cert and --tls-key: " + bad + " has no line -----BEGIN CERTIFICATE-----");
    }
}
