package io.banyan.config;

import io.banyan.identity.CredentialSource;
import io.banyan.identity.IdentityRule;
import io.banyan.identity.IdentityRule.SignedOut;
import io.banyan.written.Distinct;
import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds a group's identity from what was written of it.
record IdentityCheck(Problems problems) {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern FROM = Pattern.compile("GET (/[!-~&&[^#]]{0,999})");
    private static final Pattern POINTER = Pattern.compile("(/([^~/\\p{Cntrl}]|~[01]){0,100}){1,20}");
    private static final Pattern CLAIM = Pattern.compile("[A-Za-z0-9_.:/-]{1,100}");
    private static final int MOST_CALLS = 1_000;

    /// Null after a report.
    @Nullable
    IdentityRule check(IdentitySpec spec) {
        String from = from(spec.from());
        List<CredentialSource> key = spec.key() == null
                ? List.of()
                : new Distinct(problems).atLeastOne(spec.key(), KeySet.IDENTITY.example("key"), this::source);
        Map<String, String> claims = claims(spec);
        Units units = new Units(problems);
        Duration ttl = units.duration(spec.ttl(), SECOND, Duration.ofMinutes(1), IdentityRule.TTL);
        Duration wait = units.duration(spec.maxWait(), Duration.ZERO, Duration.ofSeconds(2), IdentityRule.WAIT);
        int calls = units.whole(spec.maxConcurrent(), MOST_CALLS, IdentityRule.MAX_CONCURRENT);
        SignedOut signedOut = signedOut(spec.signedOut());
        return from == null || key.isEmpty() || ttl == null || wait == null || !claims.containsKey("sub")
                ? null
                : new IdentityRule(from, key, ttl, wait, calls, claims, signedOut);
    }

    private @Nullable String from(@Nullable Written written) {
        if (written == null) {
            return null;
        }
        Matcher from = FROM.matcher(written.text());
        if (from.matches()) {
            return from.group(1);
        }
        problems.add(Rule.IDENTITY_FROM, written);
        return null;
    }

    private @Nullable CredentialSource source(Written written) {
        String text = written.text();
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1).strip();
        String kind = colon < 0 ? "" : text.substring(0, colon);
        boolean named = FilterCheck.TOKEN.matcher(name).matches();
        if (named && kind.equals("cookie")) {
            return new CredentialSource(CredentialSource.Kind.COOKIE, name);
        }
        if (named && kind.equals("header") && !ProtectedHeaders.protect(name) && !name.equalsIgnoreCase("cookie")) {
            return new CredentialSource(CredentialSource.Kind.HEADER, name.toLowerCase(Locale.ROOT));
        }
        String cookie = named && !name.equalsIgnoreCase("cookie") && !kind.equals("header") ? name : "JSESSIONID";
        problems.add(Rule.IDENTITY_KEY, written, cookie);
        return null;
    }

    private Map<String, String> claims(IdentitySpec spec) {
        Map<String, String> claims = new LinkedHashMap<>();
        for (IdentitySpec.Claim claim : spec.claims()) {
            Written pointer = claim.pointer();
            if (!CLAIM.matcher(claim.name()).matches() || IdentityRule.RESERVED.contains(claim.name())) {
                problems.add(Rule.IDENTITY_CLAIM_NAME, pointer, String.join(", ", IdentityRule.RESERVED));
            } else if (POINTER.matcher(pointer.text()).matches()) {
                claims.put(claim.name(), pointer.text());
            } else {
                String instead = pointer.text().replaceFirst("^\\$?\\.?/*", "").replaceAll("[^A-Za-z0-9_/-]+", "/");
                problems.add(Rule.IDENTITY_POINTER, pointer, "/" + (instead.isEmpty() ? "id" : instead));
            }
        }
        boolean sub = spec.claims().stream().anyMatch(claim -> claim.name().equals("sub"));
        if (!sub && !problems.haveErrors()) {
            problems.add(Rule.IDENTITY_SUB, spec.line(), "identity.claims", "");
        }
        return claims;
    }

    private SignedOut signedOut(@Nullable Written written) {
        if (written == null || written.text().equals("legacy")) {
            return SignedOut.LEGACY;
        }
        if (!written.text().equals("anonymous")) {
            problems.add(Rule.SIGNED_OUT, written);
        }
        return SignedOut.ANONYMOUS;
    }
}
