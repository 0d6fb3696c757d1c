package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewedKeyTests {
    private static final String PASSWORD = "of-no-value";

    private final Path folder;

    RenewedKeyTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void readsACertificateAndItsKey() throws IOException, GeneralSecurityException, InterruptedException {
        PemPair files = made();

        RenewedKey key = RenewedKey.of(files);

        assertThat(key.getCertificateChain("banyan")).hasSize(1);
        assertThat(key.getPrivateKey("banyan")).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithFilesThatAreNone() throws IOException {
        Path cert = Files.writeString(folder.resolve("a.pem"), "nonsense");
        Path missing = folder.resolve("missing.pem");

        assertThatThrownBy(() -> RenewedKey.of(new PemPair("admin port", "admin-tls", cert, cert)))
                .isInstanceOf(BadKey.class)
                .hasMessageContaining("--admin-tls-cert " + cert)
                .hasMessageContaining("-----BEGIN CERTIFICATE-----");
        assertThatThrownBy(() -> RenewedKey.of(new PemPair("admin port", "admin-tls", missing, missing)))
                .isInstanceOf(BadKey.class);
    }

    private PemPair made() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        (keytool + " -genkeypair -alias a -keyalg EC -dname CN=localhost -validity 2 -storetype PKCS12"
                                        + " -keystore " + store + " -storepass " + PASSWORD)
                                .split(" ", -1))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path cert = folder.resolve("cert.pem");
        Path key = folder.resolve("key.pem");
        Files.writeString(cert, pem("CERTIFICATE", keys.getCertificate("a").getEncoded()));
        Files.writeString(
                key, pem("PRIVATE KEY", keys.getKey("a", PASSWORD.toCharArray()).getEncoded()));
        return new PemPair("admin port", "admin-tls", cert, key);
    }

    private static String pem(String what, byte[] bytes) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, base64, what);
    }
}
