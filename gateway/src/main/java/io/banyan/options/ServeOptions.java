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
            "legacy", "URL", "", Forms.UPSTREAM_URL, "http://monolith:8080", "the monolith's address; required");
    public static final ServeOption<Path> ROUTES =
            path("routes", "DIR", "routes", "the folder of route files, one file a group");
    public static final ServeOption<Integer> PORT = port("port", "8080", "the traffic port");
    public static final ServeOption<String> BIND = address("bind", "0.0.0.0", "the traffic port's address");
    public static final ServeOption<Path> TLS_CERT = new ServeOption<>(
            "tls-cert",
            "FILE",
            "",
            Forms.READABLE,
            "site.pem",
            "the traffic port's certificate chain, PEM, read again when it changes: the port then speaks TLS only,"
                    + " HTTP/2 and HTTP/1.1; plain HTTP/1.1 otherwise");
    public static final ServeOption<Path> TLS_KEY = new ServeOption<>(
            "tls-key", "FILE", "", Forms.READABLE, "site-key.pem", "the private key to it, PEM, unencrypted");
    public static final ServeOption<Integer> ADMIN_PORT = port("admin-port", "9090", "the admin port");
    public static final ServeOption<String> ADMIN_BIND = address("admin-bind", "127.0.0.1", "the admin port's address");
    public static final ServeOption<Boolean> ADMIN_PLAIN =
            flag("admin-plain", "allows an admin port without TLS on an address that other machines reach");
    public static final ServeOption<Integer> HEALTH_PORT = new ServeOption<>(
            "health-port",
            "PORT",
            "",
            Forms.PORT,
            "9091",
            "a port of its own, on the traffic port's address, with liveness, readiness and metrics alone, for"
                    + " probes and scrapers without a token");
    public static final ServeOption<Path> STATE =
            path("state", "DIR", ".state", "the folder for what must survive a restart");
    public static final ServeOption<String> REDIS = new ServeOption<>(
            "redis",
            "URL",
            "",
            Forms.REDIS_URL,
            "redis://redis:6379",
            "the Redis that replicas share their live state by; each by itself, in its state folder, otherwise");
    public static final ServeOption<String> VIEWS_REDIS = new ServeOption<>(
            "views-redis",
            "URL",
            "",
            Forms.REDIS_URL,
            "redis://views:6379",
            "the Redis in which views say how new they are, for groups with freshness.view; that of --redis otherwise");
    public static final ServeOption<String> POSITION_DATABASE = new ServeOption<>(
            "position-database",
            "URL",
            "",
            Forms.JDBC_URL,
            "jdbc:postgresql://db:5432/shop?user=banyan_position",
            "the monolith's PostgreSQL, asked where it is after a write, for groups with freshness; its user need"
                    + " see no table; tickets go by the time otherwise");
    public static final ServeOption<Path> TICKET_KEYS = new ServeOption<>(
            "ticket-keys",
            "FILE",
            "",
            Forms.READABLE,
            "ticket-keys.txt",
            "the keys that sign what clients carry after a write, base64 a line: the first signs, all are good; one is"
                    + " made in the state folder, or kept in Redis for the fleet, otherwise");
    public static final ServeOption<Integer> FILES_VERSION = new ServeOption<>(
            "files-version",
            "NUMBER",
            "0",
            Forms.whole("a whole number from 0 to 2000000000", 0, 2_000_000_000),
            "1234",
            "the build number of the route files: with --redis, a replica that starts takes over what its files say"
                    + " differently only if this is above the number last seen");
    public static final ServeOption<String> INSTALLATION = new ServeOption<>(
            "installation",
            "NAME",
            "banyan",
            Forms.NAME,
            "shop-prod",
            "what people call this installation; replicas that share a Redis and a name share their live state");
    public static final ServeOption<Path> TOKENS = new ServeOption<>(
            "tokens",
            "FILE",
            "",
            Forms.READABLE,
            "tokens.yaml",
            "hashes of the tokens that open the admin port or (role preview) choose a side by X-Banyan-Side, read again when"
                    + " it changes; make one with: ./banyan token create");
    public static final ServeOption<URI> OIDC_ISSUER = new ServeOption<>(
            "oidc-issuer",
            "URL",
            "",
            Forms.ISSUER_URL,
            "https://login.example.com/realms/ops",
            "takes the tokens (JWT) of this OpenID Connect issuer on the admin port too");
    public static final ServeOption<String> OIDC_AUDIENCE = new ServeOption<>(
            "oidc-audience",
            "NAME",
            "",
            Forms.NAME,
            "banyan",
            "the audience that a token of --oidc-issuer must name; required with it");
    public static final ServeOption<Path> ADMIN_TLS_CERT = new ServeOption<>(
            "admin-tls-cert",
            "FILE",
            "",
            Forms.READABLE,
            "admin.pem",
            "the admin port's certificate chain, PEM; without TLS otherwise");
    public static final ServeOption<Path> ADMIN_TLS_KEY = new ServeOption<>(
            "admin-tls-key", "FILE", "", Forms.READABLE, "admin-key.pem", "the private key to it, PEM, unencrypted");
    public static final ServeOption<List<String>> TRUSTED_PROXIES = new ServeOption<>(
            "trusted-proxies",
            "CIDR,...",
            "",
            Forms.NETWORKS,
            "10.0.0.0/8",
            "the proxies in front whose forwarded headers are believed; nobody's otherwise");
    public static final ServeOption<Boolean> PROXY_PROTOCOL = flag(
            "proxy-protocol",
            "expects a PROXY header, version 1 or 2, at the begin of each connection from --trusted-proxies, and"
                    + " believes what it says of the client; believed of nobody else");
    public static final ServeOption<ForwardedMade> FORWARDED = new ServeOption<>(
            "forwarded",
            "WHICH",
            "all",
            Forms.FORWARDED,
            "for",
            "which X-Forwarded-* headers Banyan makes for the monolith: all; for, X-Forwarded-For alone; none. What a"
                    + " trusted proxy sent goes on, what others sent does not");
    public static final ServeOption<Path> PREVIEW_TOKENS = new ServeOption<>(
            "preview-tokens",
            "FILE",
            "",
            Forms.READABLE,
            "preview-tokens.yaml",
            "a second file of hashes, of preview tokens alone, read again when it changes; --tokens takes them, too");
    public static final ServeOption<Boolean> STRICT =
            flag("strict", "refuses to start while any route file is wrong, as check would");
    public static final ServeOption<String> ACCESS_LOG = new ServeOption<>(
            "access-log",
            "FILE",
            "",
            Forms.FILE_OR_OUTPUT,
            "access.jsonl",
            "writes one JSON line a request to FILE, - is the standard output; off otherwise");
    public static final ServeOption<LoggedQuery> ACCESS_LOG_QUERY = new ServeOption<>(
            "access-log-query",
            "WHAT",
            "names",
            Forms.LOGGED_QUERY,
            "names",
            "what the access log shows of a query: none of it; names, its parameters without their values; full, all");
    public static final ServeOption<Duration> DRAIN_DELAY = LimitOptions.time(
            "drain-delay",
            "5s",
            Forms.time("0s", "10m"),
            "after SIGTERM, still accepts for this long with readiness down");
    public static final ServeOption<Duration> DRAIN = LimitOptions.time(
            "drain", "25s", Forms.time("0s", "1h"), "then lets requests in progress end for at most this long");
    public static final ServeOption<Integer> LEGACY_MAX_CONCURRENT = new ServeOption<>(
            "legacy-max-concurrent",
            "COUNT",
            "10000",
            Forms.whole("a whole number from 1 to 1000000", 1, 1_000_000),
            "10000",
            "the most requests at the monolith at once, for Banyan's own memory");
    public static final ServeOption<Boolean> LENIENT_LEGACY =
            flag("lenient-legacy", "takes sloppy answers of the monolith, such as bare LF line ends, instead of a 502");
    public static final ServeOption<Reuse> REUSE = new ServeOption<>(
            "reuse",
            "HOW",
            "safe",
            Forms.REUSE,
            "safe",
            "how kept connections to upstreams are shared: safe, a client's requests go over those that served it"
                    + " before, or over new ones, and its later reads also over one that has been silent; always, over"
                    + " any idle one");

    public static final ServeOption<Path> UPSTREAM_CA = new ServeOption<>(
            "upstream-ca",
            "FILE",
            "",
            Forms.READABLE,
            "company-ca.pem",
            "PEM certificates of the authorities that https upstreams are checked against, read again when it changes;"
                    + " the JVM's otherwise");
    public static final ServeOption<Path> UPSTREAM_CERT = new ServeOption<>(
            "upstream-cert",
            "FILE",
            "",
            Forms.READABLE,
            "banyan.pem",
            "the certificate chain, PEM, shown to https upstreams that ask for one, read again when it changes; none"
                    + " otherwise");
    public static final ServeOption<Path> UPSTREAM_KEY = new ServeOption<>(
            "upstream-key", "FILE", "", Forms.READABLE, "banyan-key.pem", "the private key to it, PEM, unencrypted");
    public static final ServeOption<TlsName> LEGACY_TLS_NAME = new ServeOption<>(
            "legacy-tls-name",
            "NAME",
            "",
            Forms.TLS_NAME,
            "monolith.internal",
            "with an https monolith, which name is asked for by SNI and its certificate must be of; the host of"
                    + " --legacy otherwise");

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
            VIEWS_REDIS,
            POSITION_DATABASE,
            TICKET_KEYS,
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
            ACCESS_LOG,
            ACCESS_LOG_QUERY,
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
