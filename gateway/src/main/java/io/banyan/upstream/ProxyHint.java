package io.banyan.upstream;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
    public void dropped(String socket) {
        if (seen.get() < SURE_AFTER && isPrivate(socket)) {
            address = socket;
            seen.incrementAndGet();
        }
    }

    /// The sentence for log, health and `status`, once sure.
    public Optional<String> sentence() {
        String from = address;
        return seen.get() < SURE_AFTER || from == null
                ? Optional.empty()
                : Optional.of("forwarded headers from " + from + " are dropped, since it is no trusted proxy; if it is"
                        + " your load balancer, start with --trusted-proxies " + from);
    }

    private static boolean isPrivate(String socket) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(socket);
        try {
            InetAddress parsed = bytes == null ? null : InetAddress.getByAddress(bytes);
            return parsed != null
                    && (parsed.isLoopbackAddress() || parsed.isSiteLocalAddress() || isUniqueLocal(bytes));
        } catch (UnknownHostException notOne) {
            return false;
        }
    }

    /// fc00::/7 of RFC 4193.
    private static boolean isUniqueLocal(byte @Nullable [] bytes) {
        return bytes != null && bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    }
}
