package io.banyan.functionstests;

import io.banyan.testkit.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What AWS makes of a request's Signature Version 4, by its documentation: nothing here is ours or the SDK's. Targets
/// without a query alone.
final class SignatureCheck {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/[^,]+),"
            + " ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

    private final Map<String, AccessKey> keys;
    private final Instant now;

    /// @param keys by their ids
    /// @param now by the platform's clock
    SignatureCheck(Map<String, AccessKey> keys, Instant now) {
        this.keys = keys;
        this.now = now;
    }

    /// Why a request is refused: a service error's name, and its message.
    record Refused(String type, String message) {}

    /// The signature that a request carries; empty = none.
    static Optional<String> signature(ReceivedRequest request) {
        return request.header("Authorization")
                .map(AUTHORIZATION::matcher)
                .filter(Matcher::matches)
                .map(parts -> parts.group(4));
    }

    /// Empty = it is signed as it should be.
    Optional<Refused> refused(ReceivedRequest request, String body) {
        Matcher parts = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        if (!parts.matches()) {
            return refused("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        AccessKey key = keys.get(parts.group(1));
        if (key == null || !request.header("X-Amz-Security-Token").equals(Optional.of(key.session()))) {
            return refused("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!now.isBefore(key.ends())) {
            return refused("ExpiredTokenException", "The security token included in the request is expired");
        }
        String stamp = request.header("X-Amz-Date").orElse("");
        Instant signed = STAMP.parse(stamp, Instant::from);
        if (signed.isBefore(now.minus(SKEW))) {
            return refused("InvalidSignatureException", skew("expired", stamp, "earlier", now.minus(SKEW), '-'));
        }
        if (signed.isAfter(now.plus(SKEW))) {
            return refused("InvalidSignatureException", skew("not yet current", stamp, "later", now.plus(SKEW), '+'));
        }
        String canonical = canonical(request, body, List.of(parts.group(3).split(";")));
        return signature(key, stamp, parts.group(2), canonical).equals(parts.group(4))
                ? Optional.empty()
                : refused("InvalidSignatureException", mismatch(canonical));
    }

    private static Optional<Refused> refused(String type, String message) {
        return Optional.of(new Refused(type, message));
    }

    private String skew(String what, String stamp, String side, Instant limit, char sign) {
        return "Signature %s: %s is %s %s than %s (%s %s 5 min.)"
                .formatted(
                        what,
                        stamp,
                        side.equals("earlier") ? "now" : "still",
                        side,
                        STAMP.format(limit),
                        STAMP.format(now),
                        sign);
    }

    /// AWS tells what it would have signed, session token and all.
    private static String mismatch(String canonical) {
        return "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                + " Access Key and signing method. The Canonical String for this request should have been '"
                + canonical.replace("\n", "\\n") + "'";
    }

    private static String canonical(ReceivedRequest request, String body, List<String> signed) {
        String headers = signed.stream()
                .map(name -> name + ":" + String.join(",", request.head().values(name)) + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n" + request.target() + "\n\n" + headers + "\n" + String.join(";", signed) + "\n"
                + hex(hash(body));
    }

    /// @param scope `20261129/eu-west-1/lambda/aws4_request`
    private static String signature(AccessKey key, String stamp, String scope, String canonical) {
        byte[] derived = ("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            derived = hmac(derived, part);
        }
        return hex(hmac(derived, "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hex(hash(canonical))));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
