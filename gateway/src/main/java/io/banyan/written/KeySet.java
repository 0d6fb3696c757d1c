package io.banyan.written;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys of each part of a route file and of an entry of the files of tokens, as the readers know them.
/// `routes/schema.json` and the references in `docs/route-files.md` and `docs/access.md` are tested to have the same.
public enum KeySet {
    FILE(
            required("group", "events"),
            required("owner", "team-discovery"),
            required("contact", "\"#team-discovery\""),
            required("review-by", "2027-06-30"),
            optional("lifecycle", "experimental"),
            optional("hosts", "[www.example.com]"),
            required("modern", "{ url: http://events-view:8080, deployed: k8s/prod/events-view }"),
            optional("legacy", "{ url: http://monolith:8080 }"),
            optional("weight", "10%"),
            optional("max-weight", "50%"),
            optional("kill", "true"),
            optional("sticky", "[client-ip]"),
            optional("salt", "events"),
            optional("fall-back", "[connect, reset, malformed, timeout, 5xx]"),
            optional("set-cookie", "[]"),
            optional("drop-cookies", "[\"*\"]"),
            optional("validators", "strip"),
            optional("site-headers", "[]"),
            optional("permanent-redirects", "temporary"),
            optional("freshness", "{ view: events }"),
            optional("compare", "{ ignore: [/updatedAt] }"),
            optional("shadow", "5%"),
            optional("shadow-legacy", "true"),
            optional("ramp", "{ steps: [1%, 5%, 25%, 50%, 100%] }"),
            optional("roll-back", "at-once"),
            optional("deprecation", "2026-06-30"),
            optional("sunset", "2027-06-30"),
            optional("deprecation-link", "https://developer.example.com/events-api"),
            optional("identity", "{ from: GET /api/me, key: [cookie:JSESSIONID], claims: { sub: /id } }"),
            optional("calls", "[prices]"),
            optional("service-accounts", "[shop/orders]"),
            optional("reason", "\"first step\""),
            required("routes", "[{ id: event-page, path: \"/events/{eventId}\" }]")),
    MODERN(
            required("url", "http://events-view:8080"),
            optional("host", "upstream"),
            optional("tls-name", "events.internal"),
            required("deployed", "k8s/prod/events-view"),
            optional("timeout", "800ms"),
            optional("body-timeout", "30s"),
            optional("max-concurrent", "256"),
            optional("reuse", "safe"),
            optional("breaker", "{ failures: 50%, calls: 10, open: 5s }"),
            optional("lambda", "{ region: eu-west-1 }"),
            optional("auth", "aws")),
    LEGACY(
            required("url", "http://monolith:8080"),
            optional("tls-name", "monolith.internal"),
            optional("timeout", "30s"),
            optional("max-concurrent", "10000"),
            optional("reuse", "safe")),
    LAMBDA(
            optional("region", "eu-west-1"),
            optional("endpoint", "http://127.0.0.1:9001"),
            optional("mode", "buffered"),
            optional("tenant", "blue")),
    AUTH(optional("header", "{ name: x-functions-key, secret: env:FUNCTIONS_KEY }")),
    AUTH_HEADER(required("name", "x-functions-key"), required("secret", "env:FUNCTIONS_KEY")),
    FRESHNESS(
            optional("view", "events"),
            optional("max-lag", "5s"),
            optional("max-wait", "20ms"),
            optional("clock-slack", "200ms"),
            optional("tickets", "[cookie]"),
            optional("position", "[header, database]"),
            optional("settle", "0ms"),
            optional("reload", "view"),
            optional("writes", "[\"GET /logout\"]")),
    COMPARE(
            optional("ignore", "[/updatedAt, /items/*/id, header:cache-control]"),
            optional("unordered", "[/tags, { at: /items, key: /id }]"),
            optional("tolerance", "{ /price: 0.01, /at: 2s }"),
            optional("headers", "[content-type]"),
            optional("text", "exact"),
            optional("store", "hashes")),
    SHADOW(
            optional("share", "5%"),
            optional("credentials", "true"),
            optional("per-second", "20"),
            optional("per-day", "100000"),
            optional("timeout", "2s")),
    RAMP(
            required("steps", "[1%, 5%, 25%, 50%, 100%]"),
            optional("hold", "10m"),
            optional("gates", "{ mismatch: 1%, errors: 0.5%, slow: 1.3x }"),
            optional("growth", "2x/5m"),
            optional("hours", "\"Mon-Thu 09:00-16:00 Europe/Berlin\""),
            optional("on-breach", "roll-back")),
    GATES(optional("mismatch", "1%"), optional("errors", "0.5%"), optional("slow", "1.3x")),
    UNORDERED(required("at", "/items"), optional("key", "/id")),
    IDENTITY(
            required("from", "GET /api/me"),
            required("key", "[cookie:JSESSIONID]"),
            required("claims", "{ sub: /id, roles: /roles }"),
            optional("ttl", "10s"),
            optional("max-wait", "300ms"),
            optional("max-concurrent", "32"),
            optional("signed-out", "legacy")),
    BREAKER(optional("failures", "50%"), optional("calls", "10"), optional("open", "5s")),
    ROUTE(
            required("id", "event-page"),
            required("path", "/events/{eventId}"),
            optional("methods", "[GET, HEAD]"),
            optional("when", "{ query: { view: full } }"),
            optional("weight", "5%"),
            optional("query", "strict"),
            optional("filters", "[\"StripPrefix=1\"]"),
            optional("compare", "{ ignore: [/updatedAt] }"),
            optional("shadow", "5%"),
            optional("deprecation", "2026-06-30"),
            optional("sunset", "2027-06-30"),
            optional("deprecation-link", "https://developer.example.com/events-api")),
    WHEN(
            optional("query", "{ view: full }"),
            optional("header", "{ X-Client: app }"),
            optional("cookie", "{ beta: \"1\" }")),
    PREVIEW_TOKEN(
            optional("name", "ann"),
            optional("role", "preview"),
            required("groups", "[events]"),
            required("hash", "sha256:<64 hex digits>"),
            required("expires", "2027-06-30"),
            optional("note", "\"for the nightly check\"")),
    ROLE_TOKEN(
            required("name", "ann"),
            required("role", "operator"),
            optional("groups", "[events]"),
            required("hash", "sha256:<64 hex digits>"),
            optional("expires", "2027-06-30"),
            optional("note", "\"for the night shift\""));

    /// One key that may be written.
    ///
    /// @param example a value to show to whoever got it wrong
    public record Key(String name, boolean required, String example) {
        String line() {
            return name + ": " + example;
        }
    }

    @SuppressWarnings("ImmutableEnumChecker") // never changed after the constructor
    private final Map<String, Key> keys;

    KeySet(Key... keys) {
        this.keys = Arrays.stream(keys)
                .collect(Collectors.toMap(Key::name, key -> key, (first, second) -> first, LinkedHashMap::new));
    }

    /// In the order in which people are told of them.
    public Iterable<Key> all() {
        return keys.values();
    }

    @Nullable
    Key named(String name) {
        return keys.get(name);
    }

    /// In the order in which they are told.
    public Iterable<String> names() {
        return keys.keySet();
    }

    /// How to write the key, for messages.
    public String example(String name) {
        Key key = keys.get(name);
        return key == null ? name + ": ..." : key.line();
    }

    private static Key required(String name, String example) {
        return new Key(name, true, example);
    }

    private static Key optional(String name, String example) {
        return new Key(name, false, example);
    }
}
