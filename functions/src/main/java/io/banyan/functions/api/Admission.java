package io.banyan.functions.api;

import io.banyan.way.BadWay;
import io.banyan.way.Way;
import io.banyan.way.WayCheck;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Who may ask. With a token: whoever bears it. Without: programs of this machine, but no page in one of its browsers,
/// which would come with an `Origin`, or under a name that somebody made lead here.
///
/// A function is invoked by gateways alone where their ways are known: each call must carry one for the function's
/// group and for its very event. Whoever bears the token needs none.
///
/// @param token null: none is needed, since the port is on loopback alone
/// @param ways null: whoever may ask may invoke
public record Admission(@Nullable String token, @Nullable WayCheck ways) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|[a-z0-9-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

    /// Of a host that knows no gateway.
    public Admission(@Nullable String token) {
        this(token, null);
    }

    /// Whether it is known by each call who makes it, so that whoever may ask is asked for nothing else.
    boolean knowsGateways() {
        return ways != null;
    }

    /// Null: the function may be invoked with this; else why not.
    ///
    /// @param group whose function it is
    @Nullable
    Refusal invoking(Ask ask, String group) {
        if (ways == null || bears(ask.headers())) {
            return null;
        }
        try {
            JsonNode event = ask.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(ask.body());
            String method =
                    event.path("requestContext").path("http").path("method").asString("");
            String target = target(event);
            List<String> sent = ask.headers().getAll(Way.HEADER);
            if (method.isEmpty()) {
                ways.check(sent, group, ask.method(), ask.path());
            } else {
                ways.check(sent, group, method, target);
            }
            return null;
        } catch (BadWay bad) {
            return Refusal.of(
                    401,
                    "UnrecognizedClientException",
                    bad.says() + ". This host has its functions invoked by gateways alone; by hand: ./banyan functions"
                            + " invoke NAME --gateway-keys FILE");
        } catch (JacksonException noJson) {
            return Refusal.of(401, "UnrecognizedClientException", "An event that is no JSON has no way.");
        }
    }

    private static String target(JsonNode event) {
        String query = event.path("rawQueryString").asString("");
        return event.path("rawPath").asString("") + (query.isEmpty() ? "" : "?" + query);
    }

    private boolean bears(HttpHeaders headers) {
        return token != null && isToken(headers.get(HttpHeaderNames.AUTHORIZATION, ""));
    }

    /// Null: it is no page in a browser.
    static @Nullable Refusal ofABrowser(HttpHeaders headers) {
        return headers.contains(HttpHeaderNames.ORIGIN) ? denied("A page in a browser may not ask this host.") : null;
    }

    /// Null: it may; else why not.
    @Nullable
    Refusal refusal(HttpHeaders headers) {
        Refusal page = ofABrowser(headers);
        if (page != null) {
            return page;
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
