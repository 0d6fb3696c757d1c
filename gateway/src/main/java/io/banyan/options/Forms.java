package io.banyan.options;

import io.banyan.edge.ForwardedMade;
import io.banyan.meters.LoggedQuery;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsName;
import io.banyan.upstream.UpstreamUrl;
import io.netty.util.NetUtil;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/// The forms that the options of `serve` come in. Units are part of the value: `800ms`, `16KB`.
final class Forms {
    /// As pgjdbc takes it. What is wrong is told without it: it may have a password.
    private static String jdbc(String text) {
        if (!text.startsWith("jdbc:postgresql://")) {
            throw new IllegalArgumentException("no URL of a PostgreSQL");
        }
        return text;
    }

    private static final Pattern TIME = Pattern.compile("\\d{1,9}(ms|s|m|h)");
    private static final Pattern SIZE = Pattern.compile("\\d{1,9}(B|KB|MB)");

    private static final Pattern REDIS = Pattern.compile("redis(s|-sentinel|-cluster)?://[^\\s]+");
    private static final Pattern NAMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

    static final Form<Boolean> FLAG = new Form<>("true or false", Forms::flag);
    static final Form<Boolean> ON_OFF = new Form<>("on or off", Forms::onOff);
    static final Form<Integer> PORT = whole("a port from 0 (any free one) to 65535", 0, 65_535);
    static final Form<UpstreamUrl> UPSTREAM_URL = new Form<>(
            "an http or https URL with a host and, if needed, a port, and nothing else",
            text -> UpstreamUrl.of(text.strip()));
    static final Form<TlsName> TLS_NAME = new Form<>(
            "a host name or address without scheme, port or wildcard, or client for the host that each client names",
            text -> TlsName.of(text.strip()).orElseThrow(() -> new IllegalArgumentException("no such name")));
    static final Form<String> REDIS_URL = new Form<>(
            "a URL such as redis://redis:6379, rediss://user:password@redis:6380/0 or"
                    + " redis-sentinel://s1:26379,s2:26379#primary",
            text -> redis(text.strip()));
    static final Form<String> JDBC_URL =
            new Form<>("a URL that begins with jdbc:postgresql://", text -> jdbc(text.strip()));
    static final Form<URI> ISSUER_URL =
            new Form<>("an https URL, or an http URL of this machine", text -> issuer(text.strip()));
    static final Form<String> NAME = new Form<>("up to 63 letters, digits, dots and dashes", Forms::name);
    static final Form<String> ADDRESS =
            new Form<>("an IP address of this machine, localhost, or 0.0.0.0 for every address", Forms::address);
    static final Form<List<String>> NETWORKS =
            new Form<>("IP addresses or networks such as 10.0.0.0/8, separated by commas", Forms::networks);
    static final Form<Reuse> REUSE = new Form<>("safe or always", text -> word(text, Reuse.values()));
    static final Form<ForwardedMade> FORWARDED =
            new Form<>("all, for or none", text -> word(text, ForwardedMade.values()));
    static final Form<LoggedQuery> LOGGED_QUERY =
            new Form<>("none, names or full", text -> word(text, LoggedQuery.values()));
    static final Form<Path> PATH = new Form<>("a path", Path::of);
    static final Form<Path> READABLE = new Form<>("a file that this process can read", Forms::readable);
    static final Form<String> FILE_OR_URL =
            new Form<>("a file that this process can read, or an http or https URL", Forms::fileOrUrl);
    static final Form<Path> FOLDER = new Form<>("a folder that this process can read", Forms::folder);
    static final Form<String> FILE_OR_OUTPUT = new Form<>("a file, or - for standard output", text -> text);

    private Forms() {}

    static Form<Integer> whole(String allowed, int least, int most) {
        return new Form<>(allowed, text -> within(Integer.parseInt(text), least, most));
    }

    static Form<Duration> time(String least, String most) {
        return new Form<>(
                "a time from " + least + " to " + most + ", such as 500ms, 10s or 5m",
                text -> within(time(text), time(least), time(most)));
    }

    static Form<DataSize> size(String least, String most) {
        return new Form<>(
                "a size from " + least + " to " + most + ", such as 16KB",
                text -> within(size(text), size(least), size(most)));
    }

    /// Bytes in a second, `1KB/s`; 0B/s = no least rate.
    static Form<DataSize> rate(String most) {
        return new Form<>("a rate from 0B/s (no minimum) to " + most + "/s, such as 1KB/s", text -> {
            require(text.endsWith("/s"));
            return within(size(text.substring(0, text.length() - 2)), DataSize.ofBytes(0), size(most));
        });
    }

    private static Duration time(String text) {
        require(TIME.matcher(text).matches());
        return DurationStyle.SIMPLE.parse(text);
    }

    private static DataSize size(String text) {
        require(SIZE.matcher(text).matches());
        return DataSize.parse(text);
    }

    private static boolean flag(String text) {
        require("true".equals(text) || "false".equals(text));
        return "true".equals(text);
    }

    private static boolean onOff(String text) {
        require("on".equals(text) || "off".equals(text));
        return "on".equals(text);
    }

    /// One of a closed set, in lower case.
    private static <E extends Enum<E>> E word(String text, E[] all) {
        return Stream.of(all)
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of them"));
    }

    private static String redis(String text) {
        require(REDIS.matcher(text).matches());
        return text;
    }

    private static URI issuer(String text) {
        URI url = URI.create(text);
        boolean local = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
        require("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local));
        require(url.getHost() != null && url.getQuery() == null && url.getFragment() == null);
        return url;
    }

    private static String name(String text) {
        require(NAMED.matcher(text).matches());
        return text;
    }

    private static String address(String text) {
        literal(text.equals("localhost") ? "127.0.0.1" : text);
        return text;
    }

    private static List<String> networks(String text) {
        List<String> networks =
                Stream.of(text.split(",", -1)).map(String::strip).toList();
        networks.forEach(Forms::network);
        return networks;
    }

    private static void network(String text) {
        int slash = text.indexOf('/');
        int bits = 8 * literal(slash < 0 ? text : text.substring(0, slash));
        within(slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1)), 0, bits);
    }

    /// The number of bytes of an IP address written in full; no name is looked up.
    private static int literal(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        require(bytes != null);
        return bytes == null ? 0 : bytes.length;
    }

    private static String fileOrUrl(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            require(URI.create(text).getHost() != null);
            return text;
        }
        return readable(text).toString();
    }

    private static Path folder(String text) {
        Path folder = Path.of(text);
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            throw new IllegalArgumentException("no readable folder");
        }
        return folder;
    }

    private static Path readable(String text) {
        Path file = Path.of(text);
        if (!Files.exists(file)) {
            throw new BadFile("does not exist");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadFile(Files.isDirectory(file) ? "is a folder" : "is not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw new BadFile("is not readable by this user");
        }
        return file;
    }

    private static <C extends Comparable<C>> C within(C value, C least, C most) {
        require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
        return value;
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalArgumentException("not of this form");
        }
    }
}
