package io.banyan.blackbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Repository;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The example of docs/identity.md behind a gateway.
class TeamSecurityTests {
    private final Sessions sessions = new Sessions();
    private final StubUpstream legacy = StubUpstream.that(sessions.legacy());
    private final Gateway gateway = GatewaySetup.facing(legacy.url()).start();
    private final TeamService service =
            TeamService.on("http://127.0.0.1:" + gateway.adminPort() + "/.well-known/jwks.json");

    @BeforeEach
    void begin() {
        gateway.routes()
                .write(
                        "events.yaml",
                        GroupText.of("events")
                                .modern("http://127.0.0.1:" + service.port())
                                .weight("100%")
                                .line(IdentityTests.IDENTITY)
                                .route("event", "/events/{id}")
                                .yaml());
        gateway.send(Requests.post("/login?user=ann&role=guest", "x", "Cookie: SID=s1"));
        io.banyan.testkit.Await.until(
                "the group is served",
                () -> gateway.get("/events/7").header("X-Side").orElse("").equals("modern"));
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.close();
        legacy.close();
    }

    @Test
    void theServiceKnowsWhoAsks() {
        assertThat(gateway.get("/events/7", "Cookie: SID=s1").text()).isEqualTo("ann");
        assertThat(gateway.get("/events/7").text()).isEqualTo("nobody");
    }

    @Test
    void believesNoOneElse() throws Exception {
        ECKey good = signingKey();
        Instant now = Instant.now();

        assertThat(told(signed(good, claims("events", now))))
                .as("as Banyan makes them")
                .isEqualTo(200);
        assertThat(told("")).as("none").isEqualTo(401);
        ECKey forged = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256)
                .keyID(good.getKeyID())
                .generate();
        assertThat(told(signed(forged, claims("events", now)))).as("forged").isEqualTo(401);
        assertThat(told(signed(good, claims("orders", now))))
                .as("of another group")
                .isEqualTo(401);
        assertThat(told(signed(good, claims("events", now.minusSeconds(80)))))
                .as("within 60 s")
                .isEqualTo(200);
        assertThat(told(signed(good, claims("events", now.minusSeconds(95)))))
                .as("replayed")
                .isEqualTo(401);
        assertThat(told(signed(
                        good,
                        new JWTClaimsSet.Builder(claims("events", now))
                                .issuer("other")
                                .build())))
                .as("of another installation")
                .isEqualTo(401);
        String unsigned = new com.nimbusds.jwt.PlainJWT(claims("events", now)).serialize();
        assertThat(told(unsigned)).as("unsigned").isEqualTo(401);
    }

    /// Past Banyan, at the service itself.
    private int told(String token) {
        try (RawClient client = RawClient.connect(service.port())) {
            return client.exchange(
                            token.isEmpty()
                                    ? Requests.get("/events/7")
                                    : Requests.get("/events/7", "X-Banyan-Identity: " + token))
                    .status();
        }
    }

    private ECKey signingKey() throws Exception {
        String kept = Files.readString(gateway.state().resolve("identity-keys"));
        return JWKSet.parse(kept).getKeys().getFirst().toECKey();
    }

    private static JWTClaimsSet claims(String group, Instant made) {
        return new JWTClaimsSet.Builder()
                .subject("ann")
                .issuer("banyan")
                .audience(group)
                .issueTime(Date.from(made))
                .expirationTime(Date.from(made.plusSeconds(30)))
                .build();
    }

    private static String signed(ECKey key, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    @Test
    void theDocumentPrintsWhatRunsHere() throws IOException {
        Path source =
                Repository.root().resolve("tests/blackbox/src/test/java/io/banyan/blackbox/identity/TeamSecurity.java");
        List<String> lines = Files.readAllLines(source);
        List<String> example =
                lines.subList(lines.indexOf("        // docs: begin") + 1, lines.indexOf("        // docs: end"));

        assertThat(Files.readString(Repository.root().resolve("docs/identity.md")))
                .contains(String.join("\n", example).replaceAll("(?m)^ {8}", ""));
    }
}
