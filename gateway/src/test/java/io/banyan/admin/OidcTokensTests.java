package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.banyan.access.Caller;
import io.banyan.access.Role;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class OidcTokensTests {
    private final AtomicInteger asked = new AtomicInteger();
    private final RSAKey key;
    private DisposableServer issuer;
    private OidcTokens tokens;

    OidcTokensTests() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("one").generate();
    }

    @BeforeEach
    void open() {
        issuer = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> {
                    asked.incrementAndGet();
                    String body = request.uri().startsWith("/keys")
                            ? new JWKSet(key.toPublicJWK()).toString()
                            : "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(url(), url());
                    return response.header("Content-Type", "application/json").sendString(Mono.just(body));
                })
                .bindNow();
        WebClient web = WebClient.builder()
                .filter(new IssuerLimit(InstantSource.system()))
                .build();
        tokens = OidcTokens.of(new AdminOptions.Oidc(URI.create(url()), "banyan"), web);
    }

    @AfterEach
    void close() {
        issuer.disposeNow();
    }

    @Test
    void knowsItsOwnerHisRoleAndHisGroups() throws JOSEException {
        Caller ann = caller(signed(claims().claim("preferred_username", "ann")));

        assertThat(ann.name()).isEqualTo("ann");
        assertThat(ann.role()).isEqualTo(Role.OPERATOR);
        assertThat(ann.groups()).isEqualTo(Set.of("events"));
        assertThat(ann.until()).isNotNull();
        assertThat(caller(signed(claims())).name()).isEqualTo("subject");
    }

    @Test
    void refusesWhatIsForOthersOverOrWithoutARole() throws JOSEException {
        assertThat(refusal(signed(claims().audience("others")))).isEqualTo("jwt");
        assertThat(refusal(signed(claims().issuer("http://other")))).isEqualTo("jwt");
        assertThat(refusal(
                        signed(claims().expirationTime(Date.from(Instant.now().minusSeconds(600))))))
                .isEqualTo("jwt");
        assertThat(refusal(signed(claims().expirationTime(null)))).isEqualTo("jwt");
        assertThat(refusal(signed(claims().claim("banyan_role", "boss")))).isEqualTo("no-role");
        assertThat(refusal(signed(claims()) + "x")).isEqualTo("jwt");
    }

    @Test
    void isNotMadeToAskTheIssuerByTokensMadeUp() throws JOSEException {
        caller(signed(claims()));
        RSAKey other = new RSAKeyGenerator(2048).keyID("made-up").generate();

        for (int i = 0; i < 50; i++) {
            RSAKey named = new RSAKey.Builder(other).keyID("made-up-" + i).build();
            assertThat(refusal(signed(claims(), named))).isIn("jwt", "issuer-away");
        }

        assertThat(asked.get()).isLessThanOrEqualTo(IssuerLimit.MOST);
        assertThat(caller(signed(claims())).name()).isEqualTo("subject");
    }

    @Test
    void refusesWhileTheIssuerIsAwayAndComesBackWithIt() throws JOSEException {
        String token = signed(claims());
        int port = issuer.port();
        issuer.disposeNow();

        assertThat(refusal(token)).isEqualTo("issuer-away");

        issuer = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .handle((request, response) -> response.header("Content-Type", "application/json")
                        .sendString(Mono.just(
                                request.uri().startsWith("/keys")
                                        ? new JWKSet(key.toPublicJWK()).toString()
                                        : "{\"issuer\": \"http://127.0.0.1:%d\", \"jwks_uri\": \"http://127.0.0.1:%d/keys\"}"
                                                .formatted(port, port))))
                .bindNow();
        assertThat(caller(token).name()).isEqualTo("subject");
    }

    @Test
    void tellsAJwtByItsShape() throws JOSEException {
        assertThat(IssuedTokens.isShaped(signed(claims()))).isTrue();
        assertThat(IssuedTokens.isShaped("admin-0123456789.abcdef.ghij")).isFalse();
        assertThat(IssuedTokens.isShaped("eyJhbGciOiJub25lIn0")).isFalse();
    }

    private Caller caller(String token) {
        return Objects.requireNonNull(tokens.caller(token).block());
    }

    private String refusal(String token) {
        return catchThrowableOfType(BadToken.class, () -> caller(token)).tag();
    }

    private String url() {
        return "http://127.0.0.1:" + issuer.port();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(url())
                .subject("subject")
                .audience("banyan")
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("banyan_role", "operator")
                .claim("banyan_groups", List.of("events"));
    }

    private String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, key);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey with) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build();
        SignedJWT jwt = new SignedJWT(header, claims.build());
        jwt.sign(new RSASSASigner(with));
        return jwt.serialize();
    }
}
