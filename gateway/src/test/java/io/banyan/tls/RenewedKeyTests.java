package io.banyan.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
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
    void saysWhichFileIsWrongAndHow() throws IOException, GeneralSecurityException, InterruptedException {
        PemPair good = made();
        Path nonsense = Files.writeString(folder.resolve("a.pem"), "nonsense");
        Path binary = Files.write(folder.resolve("a.der"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path missing = folder.resolve("missing.pem");

        assertThat(refusal(nonsense, good.key()))
                .isEqualTo("--admin-tls-cert and --admin-tls-key: " + nonsense + " has no line "
                        + "-----BEGIN CERTIFICATE-----; write a file that begins with it: -----BEGIN CERTIFICATE-----");
        assertThat(refusal(good.cert(), nonsense)).contains(nonsense + " has no line -----BEGIN PRIVATE KEY-----");
        assertThat(refusal(good.key(), good.cert())).contains(good.key() + " holds the key", "look swapped");
        assertThat(refusal(good.cert(), good.cert())).contains(good.cert() + " holds the certificate", "look swapped");
        assertThat(refusal(missing, good.key())).contains(missing + " is missing");
        assertThat(refusal(binary, good.key())).contains(binary + " is no text");
    }

    @Test
    void saysNothingOfAKeyThatIsNotWhole() throws IOException, GeneralSecurityException, InterruptedException {
        PemPair good = made();
        String key = Files.readString(good.key());
        String secret = key.lines().skip(1).findFirst().orElseThrow();

        for (String half : List.of(
                key.substring(0, key.length() / 2),
                key.substring(0, key.indexOf("-----END")),
                key.replace(secret, secret.substring(9)),
                secret)) {
            Files.writeString(good.key(), half);
            assertThatThrownBy(() -> RenewedKey.of(good))
                    .hasNoCause()
                    .hasMessageContaining(good.key() + " ")
                    .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(secret.substring(9)));
        }
    }

    @Test
    void keepsTheOldPairWhileANewOneIsHalfWritten() throws IOException, GeneralSecurityException, InterruptedException {
        PemPair files = made();
        RenewedKey key = RenewedKey.of(files);

        String text = Files.readString(files.key());
        Files.writeString(files.key(), text.substring(0, text.length() / 2));

        assertThat(key.problem())
                .hasValue("the old certificate is kept: " + files.key()
                        + " is cut off, a line -----END PRIVATE KEY----- is missing; write the whole of it");
        assertThat(key.getPrivateKey("banyan")).isNotNull();
    }

    @Test
    void servesNoChainThatIsNotWhole() throws IOException, GeneralSecurityException, InterruptedException {
        PemPair good = made();
        String own = Files.readString(good.cert());
        Files.writeString(good.cert(), own + own);
        assertThat(refusal(good.cert(), good.key()))
                .contains(good.cert() + " holds certificates that do not form a chain");

        Files.writeString(good.cert(), own + own.substring(0, own.length() / 2));
        assertThat(refusal(good.cert(), good.key()))
                .contains(good.cert() + " is cut off, a line -----END CERTIFICATE----- is missing");
    }

    private static String refusal(Path cert, Path key) {
        try {
            RenewedKey.of(new PemPair("admin port", "admin-tls", cert, key));
        } catch (BadKey bad) {
            return String.valueOf(bad.getMessage());
        }
        throw new AssertionError("taken");
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
