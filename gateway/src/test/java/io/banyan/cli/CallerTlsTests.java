package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedGateway.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallerTlsTests {
    private static final String WORD = "of-no-value";

    private static final String HALLS = """
            group: halls
            owner: team-hall
            contact: "#team-hall"
            review-by: 2999-06-30
            modern: { url: "MODERN", deployed: k8s/prod/halls }
            sticky: [header:X-Member-Id]
            routes:
              - id: hall
                path: /halls/{hallId}
            """;

    private final AdminRelay admin;
    private final Terminal terminal;

    CallerTlsTests(RealGateway gateway, @TempDir Path folder) throws Exception {
        gateway.serve(HALLS);
        Path store = folder.resolve("admin.p12");
        keytool(
                "-genkeypair -alias admin -keyalg EC -dname CN=admin -ext SAN=ip:127.0.0.1 -validity 2 -storetype PKCS12"
                        + " -storepass " + WORD + " -keystore " + store);
        KeyStore keys = load(store);
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, WORD.toCharArray());
        admin = new AdminRelay(gateway, SslContextBuilder.forServer(managers).build());
        String certificate = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("admin").getEncoded());
        Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
        Files.writeString(folder.resolve("empty.pem"), "");
        terminal = Terminal.at(admin).in(folder);
    }

    @AfterAll
    void close() {
        admin.close();
    }

    @Test
    void believesTheAuthoritiesOfTheFile() {
        terminal.with("BANYAN_CA", "ca.pem");

        assertThat(terminal.run("routes")).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("/halls/{hallId}");
    }

    @Test
    void believesNobodyElse() {
        terminal.without("BANYAN_CA");

        assertThat(terminal.run("routes")).isOne();
        assertThat(terminal.err())
                .startsWith("banyan: cannot establish trusted TLS with " + admin.url())
                .contains("name the authority of its certificate: export BANYAN_CA=ca.pem");
    }

    @Test
    void blamesNoAuthorityForACertificateOfAnotherName() {
        String url = admin.url().replace("127.0.0.1", "localhost");
        terminal.with("BANYAN_CA", "ca.pem").with("BANYAN_ADMIN", url);

        assertThat(terminal.run("routes")).isOne();
        assertThat(terminal.err())
                .startsWith("banyan: the certificate at " + url + " is not for localhost (")
                .contains("use a host name from the certificate: export BANYAN_ADMIN=https://NAME:")
                .doesNotContain("BANYAN_CA");
        terminal.with("BANYAN_ADMIN", admin.url());
    }

    @Test
    void saysWhereThereIsNoTls(RealGateway gateway) {
        try (AdminRelay plain = new AdminRelay(gateway)) {
            terminal.with("BANYAN_CA", "ca.pem")
                    .with("BANYAN_ADMIN", plain.url().replace("http:", "https:"));

            assertThat(terminal.run("routes")).isOne();
            assertThat(terminal.err()).isEqualTo("""
                    banyan: %s answers without TLS
                      export BANYAN_ADMIN=%s
                    """.formatted(plain.url().replace("http:", "https:"), plain.url()));
        }
        terminal.with("BANYAN_ADMIN", admin.url());
    }

    @Test
    void saysWhatAFileMustHold() {
        terminal.with("BANYAN_CA", "empty.pem");

        assertThat(terminal.run("routes")).isOne();
        assertThat(terminal.err()).isEqualTo("""
                banyan: BANYAN_CA: empty.pem holds no certificates in PEM form (it has none); write a file that begins with -----BEGIN CERTIFICATE-----
                """);
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        terminal.with("BANYAN_CA", "missing.pem");

        assertThat(terminal.run("routes")).isOne();
        assertThat(terminal.err()).isEqualTo("banyan: BANYAN_CA: there is no file missing.pem\n");
    }

    private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, WORD.toCharArray());
            return keys;
        }
    }

    private static void keytool(String options) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder((tool + " " + options).split(" "))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
