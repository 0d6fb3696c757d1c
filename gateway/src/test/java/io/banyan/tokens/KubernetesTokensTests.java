package io.banyan.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.banyan.caller.CallRule;
import io.banyan.caller.CallRules;
import io.banyan.caller.CallerCheck.Unproven;
import io.banyan.caller.GroupCaller;
import io.banyan.route.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class KubernetesTokensTests {
    private static final Origin AT = new Origin("routes/orders.yaml", 3);
    private final CallRules rules =
            CallRules.of(List.of(new CallRule("orders", Map.of(), Set.of("shop/orders-service"), AT)));

    @TempDir
    private Path folder;

    private ECKey key;
    private AccountKeysRunner keys;
    private KubernetesTokens tokens;

    @BeforeEach
    void publish() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyID("cluster").generate();
        Path file = Files.writeString(folder.resolve("jwks.json"), new JWKSet(key).toString());
        keys = AccountKeysRunner.of(file.toString());
        keys.look();
        tokens = new KubernetesTokens(keys, "banyan");
    }

    @Test
    void knowsTheGroupWhoseFileNamesTheAccount() throws Exception {
        String token = token(key, "system:serviceaccount:shop:orders-service", "banyan", 60);

        assertThat(tokens.caller(token, rules, Instant.now()))
                .isEqualTo(new GroupCaller("orders", "shop/orders-service"));
        assertThat(tokens.caller(token, rules, Instant.now()))
                .isEqualTo(new GroupCaller("orders", "shop/orders-service"));
    }

    @Test
    void tellsTheLineToWriteForAnAccountThatNobodyNames() throws Exception {
        String token = token(key, "system:serviceaccount:shop:prices", "banyan", 60);

        assertThatExceptionOfType(Unproven.class)
                .isThrownBy(() -> tokens.caller(token, rules, Instant.now()))
                .withMessageContaining("service-accounts: [shop/prices]");
    }

    @Test
    void refusesAnotherAudienceAnotherKeyAnEndedTokenAndNoAccount() throws Exception {
        String sub = "system:serviceaccount:shop:orders-service";
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID("cluster").generate();

        assertRefused(token(key, sub, "another", 60), "audience");
        assertRefused(token(other, sub, "banyan", 60), "not accepted");
        assertRefused(token(key, sub, "banyan", -120), "not accepted");
        assertRefused(token(key, "user:ann", "banyan", 60), "of no service account");
    }

    @Test
    void forgetsATokenAtItsEnd() throws Exception {
        String token = token(key, "system:serviceaccount:shop:orders-service", "banyan", 60);
        tokens.caller(token, rules, Instant.now());

        Files.writeString(folder.resolve("jwks.json"), new JWKSet().toString());
        keys.look();

        assertThat(tokens.caller(token, rules, Instant.now())).isNotNull();
        assertThatExceptionOfType(Unproven.class)
                .isThrownBy(() -> tokens.caller(token, rules, Instant.now().plusSeconds(61)));
    }

    @Test
    void keepsTheKeysOfBeforeWhileTheFileIsNone() throws IOException, JOSEException, Unproven {
        Files.writeString(folder.resolve("jwks.json"), "<html>");

        keys.look();

        assertThat(tokens.caller(
                        token(key, "system:serviceaccount:shop:orders-service", "banyan", 60), rules, Instant.now()))
                .isNotNull();
    }

    @Test
    void leavesOtherTokensToOthers() throws Unproven {
        assertThat(tokens.caller("0123456789abcdef", rules, Instant.now())).isNull();
    }

    private void assertRefused(String token, String says) {
        assertThatExceptionOfType(Unproven.class)
                .isThrownBy(() -> tokens.caller(token, rules, Instant.now()))
                .withMessageContaining(says);
    }

    private static String token(ECKey by, String subject, String audience, long seconds) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("cluster").build(),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        token.sign(new ECDSASigner(by));
        return token.serialize();
    }
}
