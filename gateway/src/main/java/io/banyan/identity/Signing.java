package io.banyan.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the tokens that MODERN gets: JWTs signed by ES256, for one group, for 30 seconds.
///
/// @param issuer the installation's name
/// @param keys null = none is known yet, so nothing is signed
public record Signing(String issuer, Supplier<@Nullable SigningKeys> keys) {
    /// How long a token is good.
    public static final Duration LIFE = Duration.ofSeconds(30);

    /// How long one is handed out: what it has left then is enough for a call and for a slow way there.
    public static final Duration REUSE = Duration.ofSeconds(10);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Null = there is no key yet.
    ///
    /// @param group the audience
    /// @param said a person or nobody
    @Nullable
    String token(String group, Said said, Instant now) {
        SigningKeys all = keys.get();
        if (all == null) {
            return null;
        }
        ObjectNode claims = JSON.createObjectNode();
        switch (said) {
            case Said.Person person -> claims.setAll(person.claims());
            case Said.Anonymous anonymous -> claims.put("anonymous", true);
            case Said.Nothing nothing -> throw new IllegalArgumentException("nothing to say: " + nothing);
        }
        claims.put("iss", issuer);
        claims.put("aud", group);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return signed(all.signs(now), JSON.writeValueAsString(claims));
    }

    private static String signed(ECKey key, String claims) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        try {
            JWSObject token = new JWSObject(header, new Payload(claims));
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException unable) {
            throw new IllegalStateException("every JDK signs with P-256", unable);
        }
    }
}
