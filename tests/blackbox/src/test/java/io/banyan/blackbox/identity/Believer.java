package io.banyan.blackbox.identity;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
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
/// @param keys the public ones, as a gateway publishes them; asked for again when a token is by another
/// @param of by key id, those seen so far
record Believer(Supplier<String> keys, Map<String, ECKey> of, Map<String, String> known) {
    private static final int MOST = 50_000;

    Believer(Supplier<String> keys) {
        this(keys, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
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
            ECKey key = key(jwt.getHeader().getKeyID());
            if (key == null || !jwt.verify(new ECDSAVerifier(key))) {
                return "a forged token";
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return claims.getAudience().contains("events") ? shown(claims) : "another's token";
        } catch (Exception none) {
            return "no token: " + none.getMessage();
        }
    }

    private @Nullable ECKey key(String id) throws java.text.ParseException {
        if (!of.containsKey(id)) {
            for (JWK one : JWKSet.parse(keys.get()).getKeys()) {
                of.put(one.getKeyID(), one.toECKey());
            }
        }
        return of.get(id);
    }

    private static String shown(JWTClaimsSet claims) throws java.text.ParseException {
        @Nullable String sub = claims.getSubject();
        return sub == null
                ? Sessions.NOBODY
                : sub + " " + claims.getStringListClaim("roles").getFirst();
    }
}
