package io.banyan.lambda;

import static io.banyan.lambda.Asks.bytes;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature Version 4 as its documentation describes it, with the canonical path and query written by the test.
final class ReferenceSignature {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ReferenceSignature() {}

    /// What [Signer] adds to the headers is added here, too.
    static String of(Signer signer, SignAsk ask, String path, String query, AwsIdentity who, Instant now) {
        Map<String, String> headers = new TreeMap<>();
        ask.headers().forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.value()));
        headers.put("host", ask.host());
        headers.put("x-amz-date", STAMP.format(now));
        headers.put("x-amz-content-sha256", hash(ask.body()));
        if (who.sessionToken() != null) {
            headers.put("x-amz-security-token", who.sessionToken());
        }
        StringBuilder canonical = new StringBuilder(ask.method() + "\n" + path + "\n" + query + "\n");
        headers.forEach((name, value) -> canonical
                .append(name)
                .append(':')
                .append(value.strip().replaceAll(" +", " "))
                .append('\n'));
        canonical.append('\n').append(String.join(";", headers.keySet())).append('\n');
        canonical.append(hash(ask.body()));
        return signature(signer, canonical.toString(), who.secretAccessKey(), now);
    }

    static String signature(Signer signer, String canonical, String secret, Instant now) {
        String stamp = STAMP.format(now);
        String day = stamp.substring(0, 8);
        String scope = day + "/" + signer.region() + "/" + signer.service() + "/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + stamp + "\n" + scope + "\n" + hash(bytes(canonical));
        return HexFormat.of().formatHex(hmac(key(signer, secret, day), toSign));
    }

    static byte[] key(Signer signer, String secret, String day) {
        byte[] ofDay = hmac(bytes("AWS4" + secret), day);
        return hmac(hmac(hmac(ofDay, signer.region()), signer.service()), "aws4_request");
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException never) {
            throw new IllegalStateException(never);
        }
    }
}
