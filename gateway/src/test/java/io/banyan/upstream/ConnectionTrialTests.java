package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.tls.MadeKey;
import io.banyan.tls.UpstreamTls;
import io.banyan.upstream.UpstreamSpec.HostSent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectionTrialTests {
    private Path folder = Path.of("");
    private @Nullable MadeKey inner;

    @BeforeAll
    void make(@TempDir Path made) {
        folder = made;
        inner = MadeKey.of(folder, "monolith.internal");
    }

    private MadeKey inner() {
        if (inner == null) {
            throw new IllegalStateException("not made");
        }
        return inner;
    }

    /// What is wrong with the monolith at a URL, as `check --connect` has it.
    private static Optional<String> problem(URI url, @Nullable String name, UpstreamTls tls) {
        UpstreamSpec spec = new UpstreamSpec(
                UpstreamUrl.of(url.toString()),
                HostSent.CLIENT,
                null,
                null,
                1,
                null,
                null,
                name == null ? null : TlsName.of(name).orElseThrow());
        return ConnectionTrial.of(spec, List.of(), tls).getFirst().problem();
    }

    private UpstreamTls believing(MadeKey key) {
        return UpstreamTls.of(key.cert(), null);
    }

    @Test
    void checksTheCertificateAgainstTheNameWritten() throws IOException, GeneralSecurityException {
        try (TlsServer server = TlsServer.of(inner())) {
            assertThat(problem(server.url(), "monolith.internal", believing(inner())))
                    .isEmpty();
            assertThat(problem(server.url(), null, believing(inner())))
                    .hasValue("TLS with the monolith (" + server.url() + ") fails, asked for 127.0.0.1: its certificate"
                            + " is of monolith.internal, not of 127.0.0.1; where that is the right server, write"
                            + " --legacy-tls-name monolith.internal");
            assertThat(problem(server.url(), "other.internal", believing(inner())))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("not of other.internal"));
        }
    }

    @Test
    void checksNoNameWhereClientsSayIt() throws IOException, GeneralSecurityException {
        try (TlsServer server = TlsServer.of(inner())) {
            assertThat(problem(server.url(), "client", believing(inner()))).isEmpty();
        }
    }

    @Test
    void takesANameWithAnUnderscoreLiterally() throws IOException, GeneralSecurityException {
        MadeKey composed = MadeKey.of(folder, "events_view");
        try (TlsServer server = TlsServer.of(composed)) {
            assertThat(problem(server.url(), "events_view", believing(composed)))
                    .isEmpty();
            assertThat(problem(server.url(), "other_view", believing(composed)))
                    .hasValueSatisfying(
                            problem -> assertThat(problem).contains("is of events_view, not of other_view"));
        }
    }

    @Test
    void saysWhichAuthorityIsUnknown() throws IOException, GeneralSecurityException {
        MadeKey other = MadeKey.of(folder, "other");
        try (TlsServer server = TlsServer.of(inner())) {
            assertThat(problem(server.url(), "monolith.internal", believing(other)))
                    .hasValueSatisfying(problem -> assertThat(problem)
                            .contains("was issued by CN=monolith.internal, an unknown authority")
                            .contains("none of the authorities in " + other.cert() + " vouches for it"));
            assertThat(problem(server.url(), "monolith.internal", UpstreamTls.of(null, null)))
                    .hasValueSatisfying(
                            problem -> assertThat(problem).contains("none of the JVM's authorities vouches for it"));
        }
    }

    @Test
    void saysSinceWhenACertificateIsExpired() throws IOException, GeneralSecurityException {
        MadeKey old = inner().signs("old.internal", "-startdate", "-3d", "-validity", "1");
        try (TlsServer server = TlsServer.of(old)) {
            assertThat(problem(server.url(), "old.internal", believing(inner())))
                    .hasValueSatisfying(
                            problem -> assertThat(problem).contains("its certificate expired: it was valid until 20"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void showsAClientCertificateAndSaysWhereOneIsMissing(String protocol) throws IOException, GeneralSecurityException {
        MadeKey own = MadeKey.of(folder, "banyan-" + protocol);
        try (TlsServer server = TlsServer.asking(inner(), own, protocol)) {
            assertThat(problem(server.url(), "monolith.internal", UpstreamTls.of(inner().cert(), own.pair())))
                    .isEmpty();
            assertThat(problem(server.url(), "monolith.internal", believing(inner())))
                    .hasValueSatisfying(problem -> assertThat(problem)
                            .contains("it requires a client certificate")
                            .contains("give it one by --upstream-cert and --upstream-key"));
            assertThat(problem(server.url(), "monolith.internal", UpstreamTls.of(inner().cert(), inner().pair())))
                    .hasValueSatisfying(problem -> assertThat(problem)
                            .contains("requires a client certificate", "rejects the one from --upstream-cert"));
        }
    }

    @Test
    void saysThatNoTlsIsSpoken() throws IOException {
        try (TlsServer server = TlsServer.plain()) {
            assertThat(problem(server.url(), null, believing(inner())))
                    .hasValueSatisfying(problem -> assertThat(problem).contains("it does not speak TLS"));
        }
    }

    @Test
    void saysThatNobodyListens() throws IOException {
        URI url;
        try (TlsServer server = TlsServer.plain()) {
            url = server.url();
        }

        assertThat(problem(url, null, believing(inner()))).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("the monolith (" + url + ") accepts no connections: "));
    }
}
