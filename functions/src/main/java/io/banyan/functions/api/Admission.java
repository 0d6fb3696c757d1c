package io.banyan.functions.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may ask. With a token: whoever bears it. Without: programs of this machine, but no page in one of its browsers,
/// which would come with an `Origin`, or under a name that somebody made lead here.
///
/// @param token null: none is needed, since the port is on loopback alone
public record Admission(@Nullable String token) {
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|[a-z0-9-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

    /// Null: it may; else why not.
    @Nullable
    Refusal refusal(HttpHeaders headers) {
        if (headers.contains(HttpHeaderNames.ORIGIN)) {
            return denied("A page in a browser may not ask this host.");
        }
        if (token == null) {
            String host = headers.get(HttpHeaderNames.HOST, "localhost");
            return LOOPBACK.matcher(host).matches()
                    ? null
                    : denied("This host answers to localhost alone, and was asked as '" + host
                            + "'; ask for 127.0.0.1, or start it with --bind and --token-file");
        }
        return isToken(headers.get(HttpHeaderNames.AUTHORIZATION, ""))
                ? null
                : denied("This host wants its token: send  Authorization: Bearer TOKEN");
    }

    private boolean isToken(String authorization) {
        return MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal denied(String message) {
        return Refusal.of(403, "AccessDeniedException", message);
    }

    /// Without the token.
    @Override
    public String toString() {
        return token == null ? "loopback" : "token";
    }
}
