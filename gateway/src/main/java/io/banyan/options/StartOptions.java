package io.banyan.options;

import io.banyan.edge.Limits;
import io.banyan.edge.ProxyRules;
import io.banyan.meters.LoggedQuery;
import io.banyan.options.BanyanProperties.AccessLogTo;
import io.banyan.options.BanyanProperties.Drain;
import io.banyan.options.BanyanProperties.Live;
import io.banyan.options.BanyanProperties.Ports;
import io.banyan.upstream.TrustedProxies;
import io.banyan.upstream.UpstreamUrl;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes one checked record of all options, or refuses with every problem at once.
public final class StartOptions {
    private static final UpstreamUrl MISSING = UpstreamUrl.of("http://missing");

    private StartOptions() {}

    static BanyanProperties check(OptionReader read) {
        return check(read, (options, whole) -> List.of());
    }

    /// @param start gives more reasons; gets false where standard values stand for wrong ones
    static BanyanProperties check(OptionReader read, BiFunction<BanyanProperties, Boolean, List<String>> start) {
        if (!read.has(ServeOptions.LEGACY)) {
            read.problem(
                    "--legacy is missing but must name the monolith; write --legacy " + ServeOptions.LEGACY.example());
        }
        Ports ports = ports(read);
        BanyanProperties properties = new BanyanProperties(
                read.find(ServeOptions.LEGACY).orElse(MISSING),
                read.read(ServeOptions.ROUTES),
                read.read(ServeOptions.STATE),
                ports,
                live(read),
                AccessOptions.check(read),
                proxies(read),
                read.find(ServeOptions.PREVIEW_TOKENS).orElse(null),
                read.read(ServeOptions.STRICT),
                accessLog(read),
                new Drain(read.read(ServeOptions.DRAIN_DELAY), read.read(ServeOptions.DRAIN)),
                limits(read),
                read.read(ServeOptions.LEGACY_MAX_CONCURRENT),
                read.read(ServeOptions.LENIENT_LEGACY),
                read.read(ServeOptions.REUSE),
                AccessOptions.toUpstreams(read),
                AccessOptions.traffic(read),
                freshness(read),
                read.read(ServeOptions.SCOREBOARD),
                CallOptions.check(read),
                CatalogOptions.read(read));
        checkTogether(read, ports, properties.legacy());
        read.warnOfNearMisses();
        List<String> all = new ArrayList<>(read.problems());
        all.addAll(start.apply(properties, all.isEmpty()));
        if (!all.isEmpty()) {
            boolean usage = !read.problems().isEmpty();
            all.addAll(usage ? read.warnings() : List.of());
            throw new StartRefused(usage ? StartRefused.WRONG_USAGE : StartRefused.FAILED, all);
        }
        return properties;
    }

    private static Ports ports(OptionReader read) {
        return new Ports(
                read.read(ServeOptions.BIND),
                read.read(ServeOptions.PORT),
                read.read(ServeOptions.ADMIN_BIND),
                read.read(ServeOptions.ADMIN_PORT),
                read.find(ServeOptions.HEALTH_PORT).orElse(null));
    }

    private static Live live(OptionReader read) {
        return new Live(
                read.find(ServeOptions.REDIS).orElse(null),
                read.read(ServeOptions.FILES_VERSION),
                read.read(ServeOptions.INSTALLATION));
    }

    private static BanyanProperties.Freshness freshness(OptionReader read) {
        return new BanyanProperties.Freshness(
                read.find(ViewOptions.POSITION_DATABASE).orElse(null),
                read.find(ViewOptions.VIEWS_REDIS).orElse(null),
                read.find(ViewOptions.TICKET_KEYS).orElse(null));
    }

    private static ProxyRules proxies(OptionReader read) {
        return new ProxyRules(
                TrustedProxies.of(read.find(ServeOptions.TRUSTED_PROXIES).orElse(List.of())),
                read.read(ServeOptions.PROXY_PROTOCOL),
                read.read(ServeOptions.FORWARDED));
    }

    private static @Nullable AccessLogTo accessLog(OptionReader read) {
        LoggedQuery query = read.read(ServeOptions.ACCESS_LOG_QUERY);
        return read.find(ServeOptions.ACCESS_LOG)
                .map(file -> new AccessLogTo(file, query))
                .orElse(null);
    }

    private static Limits limits(OptionReader read) {
        return new Limits(
                (int) read.read(LimitOptions.LIMIT_LINE).toBytes(),
                (int) read.read(LimitOptions.LIMIT_HEAD).toBytes(),
                read.read(LimitOptions.LIMIT_HEADERS),
                read.read(LimitOptions.HEAD_TIMEOUT),
                read.read(LimitOptions.BODY_WINDOW),
                (int) read.read(LimitOptions.BODY_MIN_RATE).toBytes(),
                read.read(LimitOptions.READ_TIMEOUT),
                read.read(LimitOptions.KEEP_ALIVE));
    }

    private static void checkTogether(OptionReader read, Ports ports, UpstreamUrl legacy) {
        boolean plain = !read.has(ServeOptions.ADMIN_TLS_CERT);
        if (!loopback(ports.adminBind()) && plain && !read.read(ServeOptions.ADMIN_PLAIN)) {
            read.problem(
                    "--admin-bind was '" + ports.adminBind() + "' but without TLS must be a loopback address, because"
                            + " tokens would cross the network in the clear; write --admin-bind 127.0.0.1, or --admin-tls-cert"
                            + " and --admin-tls-key, or --admin-plain where the network is trusted");
        }
        if (read.has(ServeOptions.LEGACY_TLS_NAME) && !legacy.equals(MISSING) && !legacy.secure()) {
            read.problem("--legacy-tls-name is given but --legacy is http, which has no certificate; write"
                    + " https:// in --legacy, or remove it");
        }
        if (read.read(ServeOptions.PROXY_PROTOCOL) && !read.has(ServeOptions.TRUSTED_PROXIES)) {
            read.problem("--proxy-protocol is given but --trusted-proxies is missing, so that no PROXY header would"
                    + " be believed; write --trusted-proxies with your load balancer's addresses, such as "
                    + ServeOptions.TRUSTED_PROXIES.example());
        }
        distinct(read, "--admin-port", ports.admin(), "--port", ports.traffic());
        if (ports.health() != null) {
            distinct(read, "--health-port", ports.health(), "--port", ports.traffic());
            distinct(read, "--health-port", ports.health(), "--admin-port", ports.admin());
        }
        read.find(CallOptions.INTERNAL_PORT).ifPresent(port -> {
            distinct(read, "--internal-port", port, "--port", ports.traffic());
            distinct(read, "--internal-port", port, "--admin-port", ports.admin());
            distinct(read, "--internal-port", port, "--health-port", ports.health() == null ? 0 : ports.health());
        });
    }

    private static void distinct(OptionReader read, String flag, int port, String other, int taken) {
        if (port == taken && port != 0) {
            read.problem("%s was '%d' but must differ from %s; write %s %d"
                    .formatted(flag, port, other, flag, port < 65_535 ? port + 1 : port - 1));
        }
    }

    /// True when nobody but this machine reaches the address.
    public static boolean loopback(String address) {
        return "localhost".equals(address) || InetAddress.ofLiteral(address).isLoopbackAddress();
    }
}
