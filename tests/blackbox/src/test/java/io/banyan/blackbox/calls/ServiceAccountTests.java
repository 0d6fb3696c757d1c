package io.banyan.blackbox.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.banyan.testkit.Await;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.way.CallerToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A pod calls with the projected token of its service account, signed with RSA as clusters do.
@SuppressWarnings("NullAway.Init")
class ServiceAccountTests {
    @TempDir
    private Path folder;

    @Test
    void aServiceAccountOfAGroupCallsWhatTheGroupMayCallAndNothingElse() throws Exception {
        RSAKey cluster = key("cluster");
        Path jwks = published(cluster);
        try (Groups groups = new Groups(folder, "orders>prices", "prices", "stock")
                .started(Map.of("--caller-jwks", jwks.toString()))) {
            Await.until(
                    "the keys are read",
                    () -> called(groups, "/prices/7", token(cluster, "shop:orders", "banyan"))
                                    .status()
                            == 200);

            RawAnswer undeclared = called(groups, "/stock/7", token(cluster, "shop:orders", "banyan"));
            RawAnswer unnamed = called(groups, "/prices/7", token(cluster, "shop:reports", "banyan"));
            RawAnswer forAnother = called(groups, "/prices/7", token(cluster, "shop:orders", "vault"));
            RawAnswer forged = called(groups, "/prices/7", token(key("cluster"), "shop:orders", "banyan"));

            assertThat(undeclared.status()).isEqualTo(403);
            assertThat(undeclared.text()).contains("calls: [prices, stock]");
            assertThat(List.of(unnamed, forAnother, forged))
                    .extracting(RawAnswer::status)
                    .containsOnly(401);
            assertThat(unnamed.text()).contains("service-accounts: [shop/reports]");
            assertThat(groups.service("stock").requests()).isEmpty();
        }
    }

    @Test
    void takesTheClustersNextKeyWithoutARestart() throws Exception {
        RSAKey next = key("next");
        Path jwks = published(key("cluster"));
        try (Groups groups =
                new Groups(folder, "orders>prices", "prices").started(Map.of("--caller-jwks", jwks.toString()))) {
            assertThat(called(groups, "/prices/7", token(next, "shop:orders", "banyan"))
                            .status())
                    .isEqualTo(401);

            published(next);

            Await.until(
                    "it is known",
                    () -> called(groups, "/prices/7", token(next, "shop:orders", "banyan"))
                                    .status()
                            == 200);
        }
    }

    private Path published(RSAKey key) throws Exception {
        return Files.writeString(folder.resolve("jwks.json"), new JWKSet(key.toPublicJWK()).toString());
    }

    private static RSAKey key(String id) throws Exception {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    private static RawAnswer called(Groups groups, String target, String token) {
        return groups.inside(Requests.get(target, CallerToken.HEADER + ": " + token));
    }

    /// @param account `NAMESPACE:NAME`
    private static String token(RSAKey by, String account, String audience) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer("https://kubernetes.default.svc")
                            .subject("system:serviceaccount:" + account)
                            .audience(audience)
                            .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                            .build());
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (com.nimbusds.jose.JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
