package io.banyan.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpstreamTlsTests {
    private final Path folder;
    private final MadeKey key;
    private final Path bundle;

    UpstreamTlsTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.key = MadeKey.of(folder, "view");
        this.bundle = folder.resolve("bundle.pem");
        Files.copy(key.cert(), bundle);
    }

    @Test
    void takesANewBundleForTheConnectionsThatFollow() throws IOException {
        UpstreamTls tls = UpstreamTls.of(bundle, null);
        SslContext before = tls.context();

        tls.look();
        assertThat(tls.context()).isSameAs(before);
        Files.writeString(bundle, Files.readString(bundle).repeat(2));
        tls.look();

        assertThat(tls.context()).isNotSameAs(before);
        assertThat(tls.problem()).isEmpty();
    }

    @Test
    void keepsWhatItReadWhileABundleIsBadAndSaysSo() throws IOException {
        UpstreamTls tls = UpstreamTls.of(bundle, null);
        SslContext before = tls.context();
        String good = Files.readString(bundle);

        Files.writeString(bundle, good + good.substring(0, good.length() / 2));
        tls.look();
        assertThat(tls.context()).isSameAs(before);
        assertThat(tls.problem())
                .hasValue("--upstream-ca: " + bundle + " is cut off or mixed up: of 2 certificates only 1 have a line"
                        + " -----END CERTIFICATE-----; write the whole of it; what was read before is kept");

        Files.delete(bundle);
        tls.look();
        assertThat(tls.problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("missing or no file"));

        Files.writeString(bundle, good);
        tls.look();
        assertThat(tls.problem()).isEmpty();
        assertThat(tls.context()).isNotSameAs(before);
    }

    @Test
    void takesNeitherHalfOfAPairAndNothingElseUntilBothFit() throws IOException {
        MadeKey other = MadeKey.of(folder, "other");
        UpstreamTls tls = UpstreamTls.of(bundle, key.pair());
        SslContext before = tls.context();

        Files.copy(other.cert(), key.cert(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(other.cert(), bundle, StandardCopyOption.REPLACE_EXISTING);
        tls.look();
        assertThat(tls.context()).isSameAs(before);
        assertThat(tls.problem()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("--upstream-cert and --upstream-key: " + key.key() + " is not the key of the certificate")
                .endsWith("what was read before is kept"));

        Files.copy(other.key(), key.key(), StandardCopyOption.REPLACE_EXISTING);
        tls.look();
        assertThat(tls.problem()).isEmpty();
        assertThat(tls.context()).isNotSameAs(before);
    }

    @Test
    void saysWhatABundleMustHold() throws IOException {
        String good = Files.readString(bundle);

        assertThat(refusal(""))
                .endsWith("holds no certificates in PEM form (it has none); write a file that begins with"
                        + " -----BEGIN CERTIFICATE-----");
        assertThat(refusal(good.repeat(1_000)))
                .endsWith("holds 1000 certificates but may hold at most 512; write those of your upstreams' own"
                        + " authorities only");
        assertThat(refusal("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + good))
                .startsWith("--upstream-ca: certificate 1 of ");
        assertThat(refusal("x".repeat(5 << 20))).contains("has more than 4 MB");
    }

    @Test
    void passesOverWhatStandsBetweenCertificates() throws IOException {
        String good = Files.readString(bundle);
        String text = "---- Société ----\n" + good + "# another\n" + good.replace("\n", "\r\n");
        Files.write(bundle, text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Authorities.read(bundle).certificates()).hasSize(2);
    }

    @Test
    void tellsThatTheClientCertificateHasExpired() {
        MadeKey old = key.signs("old", "-startdate", "-3d", "-validity", "1");

        assertThat(UpstreamTls.of(null, old.pair()).problem()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("--upstream-cert: the certificate " + old.cert() + " was valid until "));
    }

    private String refusal(String text) throws IOException {
        Files.writeString(bundle, text);
        try {
            UpstreamTls.of(bundle, null);
        } catch (BadAuthorities bad) {
            return String.valueOf(bad.getMessage());
        }
        throw new AssertionError("taken");
    }

    @Test
    void refusesWhatIsNoFileWithoutReadingIt() {
        assertThatThrownBy(() -> UpstreamTls.of(Path.of("/dev/zero"), null))
                .isInstanceOf(BadAuthorities.class)
                .hasMessage("--upstream-ca: /dev/zero is missing or no file; put it back");
    }
}
