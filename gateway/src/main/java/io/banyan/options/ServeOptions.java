package io.banyan.options;

import io.banyan.edge.ForwardedMade;
import io.banyan.meters.LoggedQuery;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsName;
import io.banyan.upstream.UpstreamUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Every option of `serve`, in the order people read them.
public final class ServeOptions {
    public static final ServeOption<UpstreamUrl> LEGACY = new ServeOption<>(
            "legacy",
            "URL",
            "",
            Forms.UPSTREAM_URL,
            "http://monolith:8080",
            "Forward to the monolith at this URL; required");
    public static final ServeOption<Path> ROUTES =
            path("routes", "DIR", "routes", "Read route files from this folder, one file per group");
    public static final ServeOption<Integer> PORT = port("port", "8080", "Listen for the site's traffic on this port");
    public static final ServeOption<String> BIND =
            address("bind", "0.0.0.0", "Listen for the site's traffic on this address");
    public static final ServeOption<Path> TLS_CERT = ServeOption.file(
            "tls-cert",
            "site.pem",
            "Serve the traffic port with this certificate chain (PEM, reloaded when it changes): TLS only, with HTTP/2"
                    + " and HTTP/1.1; without it, plain HTTP/1.1");
    public static final ServeOption<Path> TLS_KEY =
            ServeOption.file("tls-key", "site-key.pem", "Use this private key with --tls-cert (PEM, unencrypted)");
    public static final ServeOption<Integer> ADMIN_PORT =
            port("admin-port", "9090", "Listen for operators on this port");
    public static final ServeOption<String> ADMIN_BIND =
            address("admin-bind", "127.0.0.1", "Listen for operators on this address");
    public static final ServeOption<Boolean> ADMIN_PLAIN =
            flag("admin-plain", "Allow an admin port without TLS on an address that other machines can reach");
    public static final ServeOption<Integer> HEALTH_PORT = new ServeOption<>(
            "health-port",
            "PORT",
            "",
            Forms.PORT,
            "9091",
            "Serve only liveness, readiness, metrics and public keys on this port of --bind, without a token, for probes and"
                    + " scrapers");
    public static final ServeOption<Path> STATE =
            path("state", "DIR", ".state", "Keep what must survive a restart in this folder");
    public static final ServeOption<String> REDIS = new ServeOption<>(
            "redis",
            "URL",
            "",
            Forms.REDIS_URL,
            "redis://redis:6379",
            "Share live state with other replicas through this Redis; without it, state is local, in --state");
    public static final ServeOption<Integer> FILES_VERSION = new ServeOption<>(
            "files-version",
            "NUMBER",
            "0",
            Forms.whole("a whole number from 0 to 2000000000", 0, 2_000_000_000),
            "1234",
            "Set the build number of the route files: with --redis, a starting replica adopts changed values from"
                    + " its files only if this is higher than the last number seen");
    public static final ServeOption<String> INSTALLATION = new ServeOption<>(
            "installation",
            "NAME",
            "banyan",
            Forms.NAME,
            "shop-prod",
            "Name this installation; replicas with the same Redis and the same name share live state");
    public static final ServeOption<Path> TOKENS = ServeOption.file(
            "tokens",
            "tokens.yaml",
            "Accept the tokens whose hashes are in this file (reloaded when it changes), on the admin port or, with the"
                    + " role preview, for X-Banyan-Side; create one with ./banyan token create");
    public static final ServeOption<URI> OIDC_ISSUER = new ServeOption<>(
            "oidc-issuer",
            "URL",
            "",
            Forms.ISSUER_URL,
            "https://login.example.com/realms/ops",
            "Also accept tokens (JWT) from this OpenID Connect issuer on the admin port");
    public static final ServeOption<String> OIDC_AUDIENCE = new ServeOption<>(
            "oidc-audience",
            "NAME",
            "",
            Forms.NAME,
            "banyan",
            "Require this audience in tokens from --oidc-issuer; required with that option");
    public static final ServeOption<Path> ADMIN_TLS_CERT = ServeOption.file(
            "admin-tls-cert",
            "admin.pem",
            "Serve the admin port over TLS with this certificate chain (PEM, reloaded when it changes)");
    public static final ServeOption<Path> ADMIN_TLS_KEY = ServeOption.file(
            "admin-tls-key", "admin-key.pem", "Use this private key with --admin-tls-cert (PEM, unencrypted)");
    public static final ServeOption<List<String>> TRUSTED_PROXIES = new ServeOption<>(
            "trusted-proxies",
            "CIDR,...",
            "",
            Forms.NETWORKS,
            "10.0.0.0/8",
            "Trust forwarded headers from these proxies, and from no others");
    public static final ServeOption<Boolean> PROXY_PROTOCOL = flag(
            "proxy-protocol",
            "Require a PROXY header, version 1 or 2, at the start of each connection from --trusted-proxies, and take"
                    + " the client's address from it; no other connection may send one");
    public static final ServeOption<ForwardedMade> FORWARDED = new ServeOption<>(
            "forwarded",
            "WHICH",
            "all",
            Forms.FORWARDED,
            "for",
            "Send these X-Forwarded-* headers to the monolith: all; for (X-Forwarded-For only); or none. Headers from"
                    + " trusted proxies are always passed on, headers from others never");
    public static final ServeOption<Path> PREVIEW_TOKENS = ServeOption.file(
            "preview-tokens",
            "preview-tokens.yaml",
            "Accept the preview tokens whose hashes are in this second file (reloaded when it changes); --tokens can"
                    + " hold them as well");
    public static final ServeOption<Boolean> STRICT =
            flag("strict", "Refuse to start while check would find an error in any route file");
    public static final ServeOption<String> ACCESS_LOG = new ServeOption<>(
            "access-log",
            "FILE",
            "",
            Forms.FILE_OR_OUTPUT,
            "access.jsonl",
            "Write one JSON line per request to FILE, or - for standard output");
    public static final ServeOption<LoggedQuery> ACCESS_LOG_QUERY = new ServeOption<>(
            "access-log-query",
            "WHAT",
            "names",
            Forms.LOGGED_QUERY,
            "names",
            "Log this much of each query: none; names, the parameters without their values; or full");
    public static final ServeOption<Boolean> SCOREBOARD = new ServeOption<>(
            "scoreboard",
            "WHICH",
            "on",
            Forms.ON_OFF,
            "off",
            "Keep a scoreboard of what the monolith still answers: on, from a sample of its answers, without anything"
                    + " personal; or off");
    public static final ServeOption<Duration> DRAIN_DELAY = LimitOptions.time(
            "drain-delay",
            "5s",
            Forms.time("0s", "10m"),
            "After SIGTERM, keep accepting requests for this long, with readiness down");
    public static final ServeOption<Duration> DRAIN = LimitOptions.time(
            "drain",
            "25s",
            Forms.time("0s", "1h"),
            "After --drain-delay, give requests in progress this long to finish");
    public static final ServeOption<Integer> LEGACY_MAX_CONCURRENT = new ServeOption<>(
            "legacy-max-concurrent",
            "COUNT",
            "10000",
            Forms.whole("a whole number from 1 to 1000000", 1, 1_000_000),
            "10000",
            "Send at most this many requests to the monolith at once, to protect Banyan's memory");
    public static final ServeOption<Boolean> LENIENT_LEGACY = flag(
            "lenient-legacy",
            "Accept sloppy answers from the monolith, such as bare LF line ends, instead of answering 502");
    public static final ServeOption<Reuse> REUSE = new ServeOption<>(
            "reuse",
            "HOW",
            "safe",
            Forms.REUSE,
            "safe",
            "Share idle upstream connections between clients this way: safe, a client's requests use connections that"
                    + " served it before, or new ones, and its later reads also one that has been silent; always, any idle"
                    + " connection");

    public static final ServeOption<Path> UPSTREAM_CA = ServeOption.file(
            "upstream-ca",
            "company-ca.pem",
            "Verify https upstreams against the authorities in this file (PEM, reloaded when it changes) instead of the"
                    + " JVM's");
    public static final ServeOption<Path> UPSTREAM_CERT = ServeOption.file(
            "upstream-cert",
            "banyan.pem",
            "Show this certificate chain (PEM, reloaded when it changes) to https upstreams that ask for one");
    public static final ServeOption<Path> UPSTREAM_KEY = ServeOption.file(
            "upstream-key", "banyan-key.pem", "Use this private key with --upstream-cert (PEM, unencrypted)");
    public static final ServeOption<TlsName> LEGACY_TLS_NAME = new ServeOption<>(
            "legacy-tls-name",
            "NAME",
            "",
            Forms.TLS_NAME,
            "monolith.internal",
            "With an https monolith, ask for this name by SNI and require it in the certificate, instead of the host of"
                    + " --legacy");

    public static final List<ServeOption<?>> ALL = List.of(
            LEGACY,
            ROUTES,
            PORT,
            BIND,
            TLS_CERT,
            TLS_KEY,
            ADMIN_PORT,
            ADMIN_BIND,
            ADMIN_PLAIN,
            ADMIN_TLS_CERT,
            ADMIN_TLS_KEY,
            HEALTH_PORT,
            STATE,
            REDIS,
            ViewOptions.VIEWS_REDIS,
            ViewOptions.POSITION_DATABASE,
            ViewOptions.TICKET_KEYS,
            CallOptions.WAY_KEYS,
            CallOptions.INTERNAL_PORT,
            CallOptions.INTERNAL_BIND,
            CallOptions.INTERNAL_TLS_CERT,
            CallOptions.INTERNAL_TLS_KEY,
            CallOptions.MAX_HOPS,
            CallOptions.CALLER_JWKS,
            CallOptions.CALLER_AUDIENCE,
            FILES_VERSION,
            INSTALLATION,
            TOKENS,
            OIDC_ISSUER,
            OIDC_AUDIENCE,
            TRUSTED_PROXIES,
            PROXY_PROTOCOL,
            FORWARDED,
            PREVIEW_TOKENS,
            STRICT,
            CatalogOptions.CATALOG,
            CatalogOptions.DEAD_AFTER,
            ACCESS_LOG,
            ACCESS_LOG_QUERY,
            SCOREBOARD,
            DRAIN_DELAY,
            DRAIN,
            LimitOptions.LIMIT_LINE,
            LimitOptions.LIMIT_HEAD,
            LimitOptions.LIMIT_HEADERS,
            LimitOptions.HEAD_TIMEOUT,
            LimitOptions.BODY_MIN_RATE,
            LimitOptions.BODY_WINDOW,
            LimitOptions.READ_TIMEOUT,
            LimitOptions.KEEP_ALIVE,
            LEGACY_MAX_CONCURRENT,
            LENIENT_LEGACY,
            REUSE,
            UPSTREAM_CA,
            UPSTREAM_CERT,
            UPSTREAM_KEY,
            LEGACY_TLS_NAME);

    private ServeOptions() {}

    private static ServeOption<Boolean> flag(String name, String says) {
        return new ServeOption<>(name, "", "false", Forms.FLAG, "true", says);
    }

    private static ServeOption<Integer> port(String name, String standard, String says) {
        return new ServeOption<>(name, "PORT", standard, Forms.PORT, standard, says);
    }

    private static ServeOption<String> address(String name, String standard, String says) {
        return new ServeOption<>(name, "ADDRESS", standard, Forms.ADDRESS, standard, says);
    }

    private static ServeOption<Path> path(String name, String label, String standard, String says) {
        return new ServeOption<>(name, label, standard, Forms.PATH, standard, says);
    }
}
