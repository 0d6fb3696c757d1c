package io.banyan.decide;

import io.banyan.decide.Ambiguity.Cause;
import io.banyan.route.HeaderNames;
import io.banyan.route.QueryRule;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rule that tells a clear read from a request that only looks like one. The method is a read of the route
/// already; whatever is found here sends the request to LEGACY as it came.
///
/// Looked for in the order of `Cause`, and the first thing found is the cause that is told: syntax, path, query, body,
/// override, upgrade, range, rewrite header. Header names count with `_` for `-` too: a CGI, WSGI or Rack server
/// behind us reads both as one.
final class ReadRule {
    private static final HeaderNames OVERRIDE = HeaderNames.of(
            "X-HTTP-Method-Override",
            "X-HTTP-Method",
            "X-Method-Override",
            "X_HTTP_Method_Override",
            "X_HTTP_Method",
            "X_Method_Override");
    private static final HeaderNames UPGRADE = HeaderNames.of("Upgrade");
    private static final HeaderNames RANGE = HeaderNames.of("Range", "If-Range", "If_Range");
    private static final HeaderNames REWRITE =
            HeaderNames.of("X-Original-URL", "X-Rewrite-URL", "X_Original_URL", "X_Rewrite_URL");
    /// A clear read has none of these: one look at its headers is enough.
    private static final HeaderNames ALL = HeaderNames.of(Stream.of(OVERRIDE, UPGRADE, RANGE, REWRITE)
            .flatMap(names -> names.names().stream())
            .toArray(String[]::new));

    private ReadRule() {}

    /// What makes the request ambiguous, or null when it is a clear read.
    static @Nullable Ambiguity broken(RequestView request, RequestPath path, RequestQuery query, QueryRule rule) {
        String leniency = request.leniency();
        if (leniency != null) {
            return new Ambiguity(Cause.SYNTAX, leniency);
        }
        if (path.finding() != null) {
            return new Ambiguity(Cause.PATH, path.finding());
        }
        String inQuery = query.finding(rule);
        if (inQuery != null) {
            return new Ambiguity(Cause.QUERY, inQuery);
        }
        if (request.hasBody()) {
            return new Ambiguity(Cause.BODY, "a body");
        }
        String override = query.override();
        if (override != null) {
            return new Ambiguity(Cause.OVERRIDE, "the parameter " + override);
        }
        if (request.oneOf(ALL) == null) {
            return null;
        }
        Ambiguity found = header(request, Cause.OVERRIDE, OVERRIDE);
        found = found == null ? header(request, Cause.UPGRADE, UPGRADE) : found;
        found = found == null ? header(request, Cause.RANGE, RANGE) : found;
        return found == null ? header(request, Cause.REWRITE_HEADER, REWRITE) : found;
    }

    /// Whether a request that is no clear read of a route is at least a GET or HEAD in which nothing asks for more.
    static boolean onlyAsks(RequestView request, RequestQuery query) {
        boolean safe = request.method().equals("GET") || request.method().equals("HEAD");
        return safe && !request.hasBody() && request.oneOf(OVERRIDE) == null && query.override() == null;
    }

    static boolean asksForAnotherPath(RequestView request) {
        return request.oneOf(REWRITE) != null;
    }

    private static @Nullable Ambiguity header(RequestView request, Cause cause, HeaderNames names) {
        String found = request.oneOf(names);
        return found == null ? null : new Ambiguity(cause, "the header " + found);
    }
}
