package io.banyan.edge;

import io.banyan.caller.CallRefusal;
import io.banyan.decide.PreviewDenial;
import io.banyan.exchange.Failure;
import io.banyan.exchange.Outcome;
import io.banyan.way.CallerToken;
import io.banyan.way.Way;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An answer of Banyan's own: a status and a sentence without internals, sent as problem+json (RFC 9457).
///
/// @param retryAfter seconds, 0 = no Retry-After header
/// @param proof with 401, by which header one shows who one is
public record Refusal(int status, String detail, int retryAfter, String proof) {
    /// Of one that no proof would have spared, but that of a preview.
    public Refusal(int status, String detail, int retryAfter) {
        this(status, detail, retryAfter, "X-Banyan-Token");
    }

    static final Refusal LOOP = new Refusal(508, "This request has already passed through this gateway.", 0);
    static final Refusal UNREACHABLE = new Refusal(502, "The application cannot be reached.", 0);
    static final Refusal BROKEN = new Refusal(502, "The application cut off its response.", 0);
    static final Refusal NOT_HTTP = new Refusal(502, "The application's response is invalid.", 0);
    static final Refusal TOO_LATE = new Refusal(504, "The application did not answer in time.", 0);
    static final Refusal OUT_OF_TIME =
            new Refusal(504, "Nobody waits for this call any more: the time that its caller had left is over.", 0);
    static final Refusal FULL = new Refusal(503, "Too many requests are in progress.", 1);
    static final Refusal KEPT_AWAY =
            new Refusal(503, "Reads, including previews, are kept from the new side until it recovers.", 5);
    static final Refusal NOBODY_KNOWN =
            new Refusal(503, "It is not known who asks, so reads, including previews, are kept from the new side.", 1);
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\"\\\\]");
    static final Refusal FILTERS = new Refusal(502, "The route's filters failed or do not accept this URL.", 0);
    static final Refusal NO_FUNCTION = new Refusal(502, "The function gave no answer.", 0);
    static final Refusal FAULT = new Refusal(502, "The gateway failed to forward this request.", 0);
    static final Refusal SLOW = new Refusal(408, "The request did not arrive in time.", 0);

    /// LEGACY failed, or MODERN without a fall-back.
    static Refusal of(Failure failure) {
        return switch (failure) {
            case CONNECT -> UNREACHABLE;
            case RESET -> BROKEN;
            case MALFORMED, STATUS, COOKIE, STALE -> NOT_HTTP;
            case TIMEOUT -> TOO_LATE;
            case THROTTLED -> FULL;
            case FUNCTION, PLATFORM, CREDENTIALS, UNREPRESENTABLE -> NO_FUNCTION;
            case LANE -> FILTERS;
            case UNEXPECTED -> FAULT;
        };
    }

    /// A preview is kept from MODERN.
    static Refusal of(Outcome.Guard guard) {
        return switch (guard) {
            case BREAKER -> KEPT_AWAY;
            case IDENTITY -> NOBODY_KNOWN;
            case BULKHEAD, THROTTLE, UNREPRESENTABLE -> FULL;
        };
    }

    /// Somebody asked for a side, and does not get it.
    static Refusal of(PreviewDenial denial) {
        return switch (denial) {
            case OFF -> preview("This gateway has no valid preview token, so no side can be chosen.");
            case TOKEN_REPEATED -> preview("X-Banyan-Token must be sent exactly once.");
            case TOKEN_UNKNOWN -> preview("X-Banyan-Token is not a valid preview token.");
            case TOKEN_EXPIRED -> preview("This preview token has expired.");
            case OTHER_GROUP -> preview("This preview token is not for the group of this path.");
            case TOO_MANY_FAILURES ->
                new Refusal(429, "Too many wrong preview tokens came from this address; try again in a minute.", 60);
            case SIDE_UNKNOWN -> bad("X-Banyan-Side must be sent exactly once and be modern or legacy.");
        };
    }

    /// The inner door does not let a call pass.
    static Refusal of(CallRefusal refusal) {
        String proof = refusal.cause() == CallRefusal.Cause.WAY ? Way.HEADER : CallerToken.HEADER;
        return new Refusal(refusal.cause().status(), refusal.detail(), 0, proof);
    }

    private static Refusal preview(String detail) {
        return new Refusal(401, detail, 0);
    }

    /// The same for the bearer of a preview token, who may know more.
    ///
    /// @param wrong a sentence without its full stop; null = nothing is known
    Refusal because(@Nullable String wrong) {
        return wrong == null ? this : new Refusal(status, wrong + ". " + detail, retryAfter, proof);
    }

    static Refusal bad(String detail) {
        return new Refusal(400, detail, 0);
    }

    String json() {
        return "{\"type\":\"about:blank\",\"title\":\"" + title() + "\",\"status\":" + status + ",\"detail\":\""
                + ODD.matcher(detail).replaceAll("'") + "\"}";
    }

    private String title() {
        return status == 508
                ? "Loop Detected"
                : HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}
