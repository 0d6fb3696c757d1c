package io.banyan.decide;

import io.banyan.decide.Decision.Kind;
import io.banyan.route.QueryRule;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.StickyKey;
import io.banyan.split.Weight;
import org.jspecify.annotations.Nullable;

/// Decides, in this order; the first that applies gives the reason:
///
/// 1. no route has the path, host and conditions, whatever the method → LEGACY, `unmatched`
/// 2. the method is no read of such a route (`POST`, `get`, or `HEAD` where only `GET` is listed) → LEGACY, `write`
/// 3. something makes the read unclear (`ReadRule`) → LEGACY, `ambiguous`
/// 4. a kill switch → LEGACY, `killed`
/// 5. a side is asked for → with a good preview token that side, else no answer of either (`denied`); `preview`
/// 6. no sticky key and less than 100% → LEGACY, `no-key`
/// 7. the client's place below the applied weight → MODERN, else LEGACY, `weight`
///
/// Pure: the same rules and request give the same decision. Only a `PreviewCheck` may look at a clock, and it is not
/// asked unless a request carries the preview headers.
public final class Decider {
    private Decider() {}

    /// Decides with previews off.
    public static Decision decide(Rules rules, RequestView request) {
        return decide(rules, request, PreviewCheck.OFF);
    }

    /// Whether every server reads the same path from a request, be it a read or a write: nothing about it may lead to
    /// another one than the route's.
    public static boolean namesOnePath(RequestView request) {
        return RequestPath.of(request.target()).finding() == null && !ReadRule.asksForAnotherPath(request);
    }

    public static Decision decide(Rules rules, RequestView request, PreviewCheck check) {
        RequestPath path = RequestPath.of(request.target());
        RequestQuery query = RequestQuery.behind(request.target(), path.end());
        if (path.segments().isEmpty()) {
            return Decision.unmatched(kind(request, query));
        }
        ViewValues values = new ViewValues(request, query);
        String host = rules.table().looksAtHosts() ? HostName.of(request) : "";
        Route route = rules.table().find(host, path.segments(), request.method(), values);
        if (route == null) {
            Route written = rules.table().findForAnyMethod(host, path.segments(), values);
            Kind kind = kind(request, query);
            return written == null ? Decision.unmatched(kind) : legacy(rules, written, Reason.WRITE, null, kind);
        }
        Ambiguity ambiguity = ReadRule.broken(request, path, query, route.query());
        if (ambiguity != null) {
            return legacy(rules, route, Reason.AMBIGUOUS, ambiguity, kind(request, query));
        }
        return read(rules, route, values, check);
    }

    /// What would keep a GET or HEAD from being a clear read of any strict route that had its path; null = nothing
    /// would.
    public static @Nullable Ambiguity unclear(RequestView request) {
        RequestPath path = RequestPath.of(request.target());
        return ReadRule.broken(request, path, RequestQuery.behind(request.target(), path.end()), QueryRule.STRICT);
    }

    /// Of a request that is no clear read.
    private static Kind kind(RequestView request, RequestQuery query) {
        return ReadRule.onlyAsks(request, query) ? Kind.ASK : Kind.CHANGE;
    }

    private static Decision legacy(Rules rules, Route route, Reason reason, @Nullable Ambiguity ambiguity, Kind kind) {
        InForce now = rules.inForce(route);
        return new Decision(route, Side.LEGACY, reason, ambiguity, now.applied(), now.revision(), -1, kind, null);
    }

    private static Decision read(Rules rules, Route route, ViewValues values, PreviewCheck check) {
        InForce now = rules.inForce(route);
        if (now.killed()) {
            return now.decided(Side.LEGACY, Reason.KILLED);
        }
        Preview preview = Preview.of(values.request(), route.groupName(), check);
        if (preview != null) {
            return now.previewed(preview);
        }
        StickyKey key = StickyKey.of(now.sticky(), values, values.request().client());
        if (key != null) {
            return now.split(key);
        }
        boolean all = now.applied().equals(Weight.ALL);
        return all ? now.decided(Side.MODERN, Reason.WEIGHT) : now.decided(Side.LEGACY, Reason.NO_KEY);
    }
}
