package io.banyan.identity;

import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads who asks out of LEGACY's answer. 200 with a JSON object says it, 401, 403 and redirects what the file says of
/// them; anything else is unclear.
public final class IdentityAnswer {
    /// The largest body that is read, in bytes.
    public static final int LARGEST = 64 * 1024;

    /// The most that the claims may have in a token, in bytes: servers take 8 KB of a header, and base64 adds a third.
    static final int LARGEST_CLAIMS = 4 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private IdentityAnswer() {}

    /// What an answer comes to.
    ///
    /// @param type of its body, as `Content-Type` has it; empty = it says none
    /// @param body at most [#LARGEST] bytes
    public static Said read(IdentityRule rule, int status, String type, byte[] body) {
        if (status == 401 || status == 403 || isRedirect(status)) {
            return rule.signedOut() == IdentityRule.SignedOut.ANONYMOUS
                    ? new Said.Anonymous()
                    : new Said.Nothing(Unclear.SIGNED_OUT, "status " + status);
        }
        if (status != 200) {
            return new Said.Nothing(Unclear.STATUS, "status " + status);
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json") && !media.endsWith("+json")) {
            return new Said.Nothing(Unclear.NOT_JSON, media.equals("text/html") ? "HTML" : "no JSON");
        }
        return claims(rule, body);
    }

    /// 304 is none: nobody asked for it.
    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static Said claims(IdentityRule rule, byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.isObject() ? claims(rule, answer) : new Said.Nothing(Unclear.NOT_JSON, "no JSON object");
        } catch (JacksonException broken) {
            return new Said.Nothing(Unclear.NOT_JSON, "JSON that is broken");
        }
    }

    private static Said claims(IdentityRule rule, JsonNode answer) {
        ObjectNode claims = JSON.createObjectNode();
        for (Map.Entry<String, String> claim : rule.claims().entrySet()) {
            JsonNode value = answer.at(claim.getValue());
            if (value.isMissingNode()) {
                return lacks(claim, "nothing at ");
            }
            if (claim.getKey().equals("sub")) {
                if (!isName(value)) {
                    return lacks(claim, "no text and no whole number at ");
                }
                claims.put("sub", value.asString());
            } else if (!value.isNull()) {
                claims.set(claim.getKey(), value);
            }
        }
        return JSON.writeValueAsBytes(claims).length > LARGEST_CLAIMS
                ? new Said.Nothing(Unclear.TOO_LARGE, "claims of more than 4 KB")
                : new Said.Person(claims);
    }

    private static boolean isName(JsonNode value) {
        return (value.isString() && !value.asString().isBlank()) || value.isIntegralNumber();
    }

    private static Said lacks(Map.Entry<String, String> claim, String what) {
        return new Said.Nothing(
                Unclear.CLAIM, what + claim.getValue() + ", where claims." + claim.getKey() + " points");
    }
}
