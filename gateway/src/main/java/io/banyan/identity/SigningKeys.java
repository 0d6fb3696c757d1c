package io.banyan.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/// The keys that sign identities, as a JWK set (RFC 7517): one signs, all are published. A new one is published for an
/// hour before it signs, and one that no longer signs for an hour after: whoever checks has read both long before it
/// needs them.
///
/// @param keys of P-256 with their private parts, `iat` and `nbf`; at least one, the oldest first
public record SigningKeys(List<ECKey> keys) {
    static final Duration LIFE = Duration.ofDays(30);
    static final Duration OVERLAP = Duration.ofHours(1);

    private static final Comparator<ECKey> BY_BEGIN = Comparator.comparing(ECKey::getNotBeforeTime);

    public SigningKeys {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> !isOne(key))) {
            throw new IllegalArgumentException("is no set of private keys of P-256 with kid, iat and nbf");
        }
        keys = keys.stream().sorted(BY_BEGIN).toList();
    }

    private static boolean isOne(ECKey key) {
        return key.isPrivate()
                && Curve.P_256.equals(key.getCurve())
                && key.getKeyID() != null
                && key.getIssueTime() != null
                && key.getNotBeforeTime() != null;
    }

    /// The first one, which signs at once.
    public static SigningKeys made(Instant now) {
        return new SigningKeys(List.of(key(now, now)));
    }

    /// Throws IllegalArgumentException where it is no such set; the message says nothing of what is in it.
    public static SigningKeys parse(String text) {
        try {
            List<ECKey> keys = new ArrayList<>();
            for (JWK key : JWKSet.parse(text).getKeys()) {
                keys.add(key.toECKey());
            }
            return new SigningKeys(keys);
        } catch (ParseException | ClassCastException | IllegalStateException other) {
            throw new IllegalArgumentException("is no JWK set of keys of P-256", other);
        }
    }

    private static ECKey key(Instant made, Instant begins) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .issueTime(Date.from(made))
                    .notBeforeTime(Date.from(begins))
                    .generate();
        } catch (JOSEException missing) {
            throw new IllegalStateException("every JDK has P-256", missing);
        }
    }

    /// The one that signs.
    public ECKey signs(Instant now) {
        return keys.stream()
                .filter(key -> !key.getNotBeforeTime().toInstant().isAfter(now))
                .reduce((older, newer) -> newer)
                .orElse(keys.getFirst());
    }

    /// Whether the newest is 30 days old, so that another one must be made, or an old one is of no more use.
    public boolean isDue(Instant now) {
        return !next(now).equals(this);
    }

    /// The set that takes this one's place; itself where nothing is due.
    public SigningKeys next(Instant now) {
        List<ECKey> next = new ArrayList<>(keys);
        while (next.size() > 1
                && !next.get(1).getNotBeforeTime().toInstant().plus(OVERLAP).isAfter(now)) {
            next.removeFirst();
        }
        if (!next.getLast().getIssueTime().toInstant().plus(LIFE).isAfter(now)) {
            next.add(key(now, now.plus(OVERLAP)));
        }
        return next.size() == keys.size() && next.getFirst().equals(keys.getFirst()) ? this : new SigningKeys(next);
    }

    /// With the private parts.
    public String text() {
        return new JWKSet(List.copyOf(keys)).toString(false);
    }

    /// For whoever checks: a JWK set without private parts.
    public String published() {
        return new JWKSet(List.copyOf(keys)).toString(true);
    }

    /// Which keys there are, and nothing of them.
    @Override
    public String toString() {
        return "signing keys " + keys.stream().map(ECKey::getKeyID).toList();
    }
}
