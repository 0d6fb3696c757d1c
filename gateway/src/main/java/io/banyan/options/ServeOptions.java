package io.banyan.options;

import io.banyan.upstream.Reuse;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/// Every option of `serve`, in the order people read them.
public final class ServeOptions {
    public static final ServeOption<URI> LEGACY = new ServeOption<>(
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
            "hashes of the tokens that open the admin port, with roles and groups, read again when it changes; make one with:"
                    + " ./banyan token create");
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
    public static final ServeOption<Path> PREVIEW_TOKENS = new ServeOption<>(
            "preview-tokens",
            "FILE",
            "",
            Forms.READABLE,
            "preview-tokens.yaml",
            "hashes of the tokens that may choose a side by X-Banyan-Side, read again when it changes; off otherwise");
    public static final ServeOption<Boolean> STRICT =
            flag("strict", "refuses to start while any route file is wrong, as check would");
    public static final ServeOption<String> ACCESS_LOG = new ServeOption<>(
            "access-log",
            "FILE",
            "",
            Forms.FILE_OR_OUTPUT,
            "access.jsonl",
            "writes one JSON line a request to FILE, - is the standard output; off otherwise");
    public static final ServeOption<Duration> DRAIN_DELAY = time(
            "drain-delay",
            "5s",
            Forms.time("0s", "10m"),
            "after SIGTERM, still accepts for this long with readiness down");
    public static final ServeOption<Duration> DRAIN =
            time("drain", "25s", Forms.time("0s", "1h"), "then lets requests in progress end for at most this long");
    public static final ServeOption<DataSize> LIMIT_LINE =
            size("limit-line", "16KB", Forms.size("256B", "1MB"), "the longest request line taken");
    public static final ServeOption<DataSize> LIMIT_HEAD =
            size("limit-head", "32KB", Forms.size("1KB", "4MB"), "the largest request head taken");
    public static final ServeOption<Integer> LIMIT_HEADERS = new ServeOption<>(
            "limit-headers",
            "COUNT",
            "100",
            Forms.whole("a whole number from 10 to 10000", 10, 10_000),
            "100",
            "the most request header lines taken");
    public static final ServeOption<Duration> HEAD_TIMEOUT = time(
            "head-timeout", "10s", Forms.time("100ms", "10m"), "how long a client may take to send a request head");
    public static final ServeOption<DataSize> BODY_MIN_RATE = new ServeOption<>(
            "body-min-rate",
            "RATE",
            "1KB/s",
            Forms.rate("10MB"),
            "1KB/s",
            "the least speed of a request body over body-window, once the upstream takes it");
    public static final ServeOption<Duration> BODY_WINDOW = time(
            "body-window",
            "30s",
            Forms.time("100ms", "1h"),
            "the time over which body-min-rate is measured, and the longest pause in a request body");
    public static final ServeOption<Duration> READ_TIMEOUT =
            time("read-timeout", "60s", Forms.time("100ms", "1h"), "how long a client may leave a ready answer unread");
    public static final ServeOption<Duration> KEEP_ALIVE = time(
            "keep-alive",
            "60s",
            Forms.time("100ms", "1h"),
            "how long a client's connection may wait for its next request");
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
            "PEM certificates of the authorities that https upstreams are checked against; the JVM's otherwise");

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
            FILES_VERSION,
            INSTALLATION,
            TOKENS,
            OIDC_ISSUER,
            OIDC_AUDIENCE,
            TRUSTED_PROXIES,
            PREVIEW_TOKENS,
            STRICT,
            ACCESS_LOG,
            DRAIN_DELAY,
            DRAIN,
            LIMIT_LINE,
            LIMIT_HEAD,
            LIMIT_HEADERS,
            HEAD_TIMEOUT,
            BODY_MIN_RATE,
            BODY_WINDOW,
            READ_TIMEOUT,
            KEEP_ALIVE,
            LEGACY_MAX_CONCURRENT,
            LENIENT_LEGACY,
            REUSE,
            UPSTREAM_CA);

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

    private static ServeOption<Duration> time(String name, String standard, Form<Duration> form, String says) {
        return new ServeOption<>(name, "TIME", standard, form, standard, says);
    }

    private static ServeOption<DataSize> size(String name, String standard, Form<DataSize> form, String says) {
        return new ServeOption<>(name, "SIZE", standard, form, standard, says);
    }
}
