package io.banyan.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.banyan.caller.CallRules;
import io.banyan.caller.CallerCheck.AccountTokens;
import io.banyan.caller.CallerCheck.Unproven;
import io.banyan.caller.GroupCaller;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Projected tokens of Kubernetes service accounts: signed by their cluster, for the audience of this gateway, with
/// `sub` as `system:serviceaccount:NAMESPACE:NAME`. Whose services run under an account says the group's file. A token
/// that was good is remembered until it ends: a signature takes some 50 µs.
public final class KubernetesTokens implements AccountTokens {
    private static final String PREFIX = "system:serviceaccount:";
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final int REMEMBERED = 1_000;

    private final AccountKeysRunner keys;
    private final String audience;
    private final Map<String, Good> good = new LinkedHashMap<>();

    private record Good(String account, Instant ends) {}

    public KubernetesTokens(AccountKeysRunner keys, String audience) {
        this.keys = keys;
        this.audience = audience;
    }

    @Override
    public @Nullable GroupCaller caller(String token, CallRules rules, Instant now) throws Unproven {
        if (!token.startsWith("ey")) {
            return null;
        }
        Good known = remembered(token, now);
        String account = known == null ? proven(token) : known.account();
        String group = rules.ofAccount(account);
        if (group == null) {
            throw new Unproven("The service account " + account + " is no group's; write  service-accounts: [" + account
                    + "]  in the file of the group whose services run under it.");
        }
        return new GroupCaller(group, account);
    }

    private synchronized @Nullable Good remembered(String token, Instant now) {
        Good known = good.get(token);
        if (known != null && !now.isBefore(known.ends())) {
            good.remove(token);
            return null;
        }
        return known;
    }

    private synchronized void remember(String token, Good one) {
        if (good.size() >= REMEMBERED) {
            good.remove(good.keySet().iterator().next());
        }
        good.put(token, one);
    }

    private String proven(String token) throws Unproven {
        try {
            JWTClaimsSet claims = processor().process(token, null);
            String subject = String.valueOf(claims.getSubject());
            if (!subject.startsWith(PREFIX)) {
                throw new Unproven("This token is of no service account: its sub is not " + PREFIX + "NAMESPACE:NAME.");
            }
            String account = subject.substring(PREFIX.length()).replaceFirst(":", "/");
            Date ends = claims.getExpirationTime();
            remember(token, new Good(account, ends.toInstant()));
            return account;
        } catch (ParseException | JOSEException | BadJOSEException bad) {
            throw new Unproven("This token of a service account is not accepted (" + bad.getMessage()
                    + "); it must be projected with audience: " + audience
                    + ", and --caller-jwks must have the cluster's keys.");
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor() {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys.now())));
        processor.setJWTClaimsSetVerifier(
                new DefaultJWTClaimsVerifier<>(audience, new JWTClaimsSet.Builder().build(), Set.of("sub", "exp")));
        return processor;
    }
}
