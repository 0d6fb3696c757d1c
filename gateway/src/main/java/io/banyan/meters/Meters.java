package io.banyan.meters;

import java.util.List;

/// Every meter of Banyan: a public contract, documented in `docs/meters.md`. Tags come from closed sets or from route
/// files, never from a request; names of cookies are MODERN's word, and the first 200 are told apart. Prometheus writes
/// `banyan.requests` as `banyan_requests_total`.
public enum Meters {
    REQUESTS(
            "banyan.requests",
            Kind.COUNTER,
            "requests",
            "group, route, decided, side, reason, outcome, status",
            "Exchanges that ended, by success, error or cancellation; streams and tunnels are counted separately."),
    UPSTREAM_HEAD(
            "banyan.upstream.head",
            Kind.HISTOGRAM,
            "seconds",
            "group, side",
            "Time from sending a request to an upstream until its response head arrives."),
    STREAMS(
            "banyan.streams",
            Kind.TIMER,
            "seconds",
            "group, side, outcome",
            "Event streams that ended, and how long they lasted."),
    TUNNELS(
            "banyan.tunnels",
            Kind.TIMER,
            "seconds",
            "group, side, outcome",
            "Upgraded connections (WebSocket) that ended, and how long they lasted."),
    WEIGHT(
            "banyan.weight",
            Kind.GAUGE,
            "percent",
            "group, route",
            "The weight applied to a route: as requested, capped by max-weight, 0 while killed."),
    REVISION("banyan.revision", Kind.GAUGE, "", "group", "The revision of a group's live state."),
    STORE_AWAY(
            "banyan.store.away",
            Kind.GAUGE,
            "",
            "store",
            "1 while the store of live state does not answer, 0 while it is in step."),
    LIVE_PENDING(
            "banyan.live.pending",
            Kind.GAUGE,
            "changes",
            "",
            "Kills and file edits that are in force on this replica but not yet known to the store."),
    RELOADS(
            "banyan.reloads",
            Kind.COUNTER,
            "reloads",
            "result",
            "Reloads of the route files: complete (taken), or without the bad files (partly)."),
    ROUTES_ERRORS("banyan.routes.errors", Kind.GAUGE, "errors", "", "Errors in the current route files."),
    REVIEW_OVERDUE("banyan.review.overdue", Kind.GAUGE, "groups", "", "Groups whose review date has passed."),
    BREAKER(
            "banyan.breaker",
            Kind.GAUGE,
            "",
            "group, state",
            "1 for the state of a group's breaker, 0 for the other states."),
    BULKHEAD_USED(
            "banyan.bulkhead.used", Kind.GAUGE, "places", "group, side", "Requests in progress at a group's upstream."),
    BULKHEAD_PLACES(
            "banyan.bulkhead.places",
            Kind.GAUGE,
            "places",
            "group, side",
            "The limit of requests in progress at a group's upstream."),
    POOL_CONNECTIONS(
            "banyan.pool.connections",
            Kind.GAUGE,
            "connections",
            "group, side, state",
            "Connections to an upstream, active or idle."),
    NAMES_HELD(
            "banyan.names.held",
            Kind.GAUGE,
            "names",
            "",
            "Host names of upstreams that cannot be looked up; their last good addresses remain in use."),
    COOKIES_DROPPED(
            "banyan.cookies.dropped",
            Kind.COUNTER,
            "cookies",
            "group",
            "Set-Cookie headers from MODERN that were dropped."),
    COOKIES_UNLISTED(
            "banyan.cookies.unlisted",
            Kind.COUNTER,
            "cookies",
            "group, route, cookie",
            "Cookies from MODERN listed in neither set-cookie nor drop-cookies, so that LEGACY answered."),
    HEADERS_DROPPED(
            "banyan.headers.dropped",
            Kind.COUNTER,
            "headers",
            "group, header",
            "Headers from MODERN that were dropped because they affect the whole site or outlive a roll-back."),
    FRESHNESS_STALE(
            "banyan.freshness.stale",
            Kind.COUNTER,
            "answers",
            "group, cause",
            "Answers from MODERN that were not new enough for their client, so that LEGACY answered."),
    FRESHNESS_TICKETS(
            "banyan.freshness.tickets",
            Kind.COUNTER,
            "tickets",
            "from",
            "Tickets issued after writes, by the source of their position: header, database, or time if there is none."),
    FRESHNESS_LAG(
            "banyan.freshness.lag",
            Kind.GAUGE,
            "seconds",
            "group",
            "How far a group's view is behind, as far as this replica knows; absent while nothing is known."),
    FRESHNESS_OPEN(
            "banyan.freshness.open",
            Kind.GAUGE,
            "",
            "group",
            "1 while a group's reads go to LEGACY because its view is too far behind or must not be shown; otherwise 0."),
    IDENTITY_CALLS(
            "banyan.identity.calls",
            Kind.COUNTER,
            "calls",
            "group, result",
            "Times that LEGACY was asked who a client is: person, anonymous, or why that is not known."),
    SHADOW_COPIES(
            "banyan.shadow.copies",
            Kind.COUNTER,
            "reads",
            "group, route, result",
            "Reads that were copied for the other side: the verdict on the two answers, repeat where"
                    + " LEGACY was asked twice, or why nothing was compared."),
    AMBIGUOUS(
            "banyan.ambiguous",
            Kind.COUNTER,
            "requests",
            "group, route, cause",
            "Requests sent to LEGACY because they were not clearly a route's read."),
    ACCESSLOG_DROPPED(
            "banyan.accesslog.dropped",
            Kind.COUNTER,
            "lines",
            "",
            "Access log lines that were not written: the log could not keep up, or its disk or pipe did not accept them."),
    ADMIN_REFUSALS(
            "banyan.admin.refusals",
            Kind.COUNTER,
            "requests",
            "status, cause",
            "Requests to the admin port refused with 401 or 403, by cause."),
    LISTENER_FAILURES(
            "banyan.listener.failures",
            Kind.COUNTER,
            "failures",
            "listener",
            "Failures of listeners to exchanges; the exchanges themselves were not affected.");

    /// What is measured, and how it is read.
    public enum Kind {
        COUNTER,
        GAUGE,
        TIMER,
        /// A timer with buckets.
        HISTOGRAM
    }

    /// The tag value for requests of no group or route, or answered by no side.
    public static final String NONE = "none";

    /// The tag value for routes beyond the first 500, and for cookies beyond the first 200.
    public static final String OTHER = "other";

    private final String meterName;
    private final Kind kind;
    private final String unit;
    private final String tags;
    private final String says;

    Meters(String meterName, Kind kind, String unit, String tags, String says) {
        this.meterName = meterName;
        this.kind = kind;
        this.unit = unit;
        this.tags = tags;
        this.says = says;
    }

    public String meterName() {
        return meterName;
    }

    public Kind kind() {
        return kind;
    }

    /// Base unit in plural, empty where there is none.
    public String unit() {
        return unit;
    }

    public List<String> tags() {
        return tags.isEmpty() ? List.of() : List.of(tags.split(", ", -1));
    }

    /// One sentence on what it measures.
    public String says() {
        return says;
    }
}
