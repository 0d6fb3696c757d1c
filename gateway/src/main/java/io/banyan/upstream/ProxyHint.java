package io.banyan.upstream;

import io.banyan.split.ClientAddress;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Notices a load balancer that was forgotten in `--trusted-proxies`: forwarded headers that were dropped although
/// they came from a private address. Says so from the third such request on.
public final class ProxyHint {
    private static final int SURE_AFTER = 3;
    private final AtomicInteger seen = new AtomicInteger();
    private volatile @Nullable String address;

    /// Forwarded headers of the peer at `socket` were dropped.
    public void dropped(ClientAddress socket) {
        if (seen.get() < SURE_AFTER && isPrivate(socket.ip())) {
            address = socket.text();
            seen.incrementAndGet();
        }
    }

    /// The sentence for log, health and `status`, once sure.
    public Optional<String> sentence() {
        String from = address;
        return seen.get() < SURE_AFTER || from == null
                ? Optional.empty()
                : Optional.of(
                        "forwarded headers from " + from + " are dropped, because it is not a trusted proxy; if it is"
                                + " your load balancer, start with --trusted-proxies " + from);
    }

    private static boolean isPrivate(@Nullable InetAddress ip) {
        return ip != null && (ip.isLoopbackAddress() || ip.isSiteLocalAddress() || isUniqueLocal(ip.getAddress()));
    }

    /// fc00::/7 of RFC 4193.
    private static boolean isUniqueLocal(byte[] bytes) {
        return bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }
}
