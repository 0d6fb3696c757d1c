package io.banyan.edge;

import io.banyan.decide.Decision;
import io.banyan.route.Side;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;
import java.util.Locale;

/// What a preview's answer says beside its content: how it was decided, and that nobody may keep it.
final class PreviewHeads {
    private PreviewHeads() {}

    /// Changes the head that is given.
    ///
    /// @param unlisted cookies that were taken off this answer, and for which LEGACY would answer anybody else
    static HttpResponse mark(HttpResponse seen, Decision decision, Side side, List<String> unlisted) {
        seen.headers().set("X-Banyan-Decision", line(decision, side, unlisted));
        seen.headers().set(HttpHeaderNames.CACHE_CONTROL, "private, no-store");
        return seen;
    }

    /// `side=modern; route=event-page; reason=preview; revision=7`, and after it `; unlisted-cookies=SID,theme`.
    private static String line(Decision decision, Side side, List<String> unlisted) {
        var route = decision.route();
        return "side=" + side.name().toLowerCase(Locale.ROOT)
                + "; route=" + (route == null ? "-" : route.id())
                + "; reason=" + decision.reason().tag()
                + "; revision=" + decision.revision()
                + (unlisted.isEmpty() ? "" : "; unlisted-cookies=" + String.join(",", unlisted));
    }
}
