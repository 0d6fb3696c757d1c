package io.banyan.blackbox.identity;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.ReceivedRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A new side that believes what a good token says, and shows whom it takes the client for as [Sessions] does.
///
/// @param keys the public ones, as a gateway publishes them
record Believer(Supplier<String> keys, Map<String, String> known) {
    private static final int MOST = 50_000;

    Believer(Supplier<String> keys) {
        this(keys, new ConcurrentHashMap<>());
    }

    Behaviour modern() {
        return Behaviours.answers(request -> Behaviours.ok("X-Side: modern\r\n", shown(request)));
    }

    private String shown(ReceivedRequest request) {
        String token = request.header("X-Banyan-Identity").orElse("");
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(token, this::read);
    }

    private String read(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            var key = JWKSet.parse(keys.get()).getKeyByKeyId(jwt.getHeader().getKeyID());
            if (key == null || !jwt.verify(new ECDSAVerifier(key.toECKey()))) {
                return "a forged token";
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return claims.getAudience().contains("events") ? shown(claims) : "another's token";
        } catch (Exception none) {
            return "no token: " + none.getMessage();
        }
    }

    private static String shown(JWTClaimsSet claims) throws java.text.ParseException {
        @Nullable String sub = claims.getSubject();
        return sub == null
                ? Sessions.NOBODY
                : sub + " " + claims.getStringListClaim("roles").getFirst();
    }
}
