package io.banyan.redis;

import io.lettuce.core.RedisURI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where Redis is: `redis://[user:password@]host:port[/db]`, `rediss://…` (TLS), `redis-sentinel://host:port,…#master`,
/// `redis-cluster://host:port,…` and `rediss-cluster://…`. Its text has no password in it.
public final class RedisAddress {
    private static final String NODE = "(?:\\[[0-9a-fA-F:.]+]|[^:/?#@,\\[\\]]+)(?::[0-9]{1,5})?";
    private static final Pattern WRITTEN = Pattern.compile(
            "(rediss?|rediss?-sentinel|(rediss?)-cluster)://(.*@)?(" + NODE + "(?:," + NODE + ")*)(?:[/?#].*)?");

    private final List<RedisURI> uris;
    private final boolean cluster;
    private final String shown;

    private RedisAddress(List<RedisURI> uris, boolean cluster, String shown) {
        this.uris = List.copyOf(uris);
        this.cluster = cluster;
        this.shown = shown;
    }

    /// Throws IllegalArgumentException with a message that follows on the name of what was read, and without the
    /// password: `was 'localhost' but must be …; write redis://127.0.0.1:6379`.
    public static RedisAddress parse(String text) {
        String shown = text.replaceFirst("^((?:[a-z-]+:)?//)?.*@", "$1***@");
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw refused(shown);
        }
        try {
            if (parts.group(2) == null) {
                return new RedisAddress(List.of(RedisURI.create(text)), false, shown);
            }
            List<RedisURI> nodes = new ArrayList<>();
            String who = parts.group(3) == null ? "" : parts.group(3);
            for (String node : parts.group(4).split(",", -1)) {
                nodes.add(RedisURI.create(parts.group(2) + "://" + who + node));
            }
            return new RedisAddress(nodes, true, shown);
        } catch (IllegalArgumentException unreadable) {
            // Not kept as the cause: its message may quote the password.
            throw refused(shown);
        }
    }

    private static IllegalArgumentException refused(String shown) {
        return new IllegalArgumentException("was '" + shown + "' but must be redis://[user:password@]host:port[/db],"
                + " rediss://…, redis-sentinel://host:port,host:port#master or redis-cluster://host:port,host:port;"
                + " write redis://127.0.0.1:6379");
    }

    List<RedisURI> uris() {
        return uris;
    }

    boolean isCluster() {
        return cluster;
    }

    /// As it was written, with `***` for user and password.
    @Override
    public String toString() {
        return shown;
    }
}
