package io.banyan.upstream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the client is and how it came, after the trust rules.
///
/// A trusted proxy vouches for `X-Forwarded-*`, `Forwarded` and `X-Real-IP`: they go on, and its address is added to
/// `X-Forwarded-For`. From anyone else they are dropped and made anew from the socket. The client is the rightmost
/// entry that is not a trusted proxy itself: with trusted `10.0.0.0/8`, socket 10.0.0.9 and
/// `X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.0.0.3` it is 203.0.113.7.
///
/// @param client IPv4 or IPv6 as text
/// @param chain the X-Forwarded-For to send
/// @param vouched true = the request's other forwarded headers came from a trusted proxy and stay
public record Forwarded(String client, String chain, boolean vouched) {
    /// Applies the trust rules.
    ///
    /// @param socket the address of the other end of the connection
    /// @param chains the X-Forwarded-For header values as they came, in order
    public static Forwarded of(String socket, List<String> chains, TrustedProxies trusted) {
        if (!trusted.trusts(socket)) {
            return new Forwarded(socket, socket, false);
        }
        List<String> entries = new ArrayList<>();
        for (String chain : chains) {
            for (String entry : chain.split(",", -1)) {
                if (!entry.isBlank()) {
                    entries.add(entry.strip());
                }
            }
        }
        String joined = entries.isEmpty() ? socket : String.join(", ", entries) + ", " + socket;
        return new Forwarded(rightmostUntrusted(entries, socket, trusted), joined, true);
    }

    private static String rightmostUntrusted(List<String> entries, String socket, TrustedProxies trusted) {
        String last = socket;
        for (int i = entries.size() - 1; i >= 0; i--) {
            String address = withoutPort(entries.get(i));
            if (address == null) {
                return last;
            }
            if (!trusted.trusts(address)) {
                return address;
            }
            last = address;
        }
        return last;
    }

    /// `203.0.113.7:5123` and `[2001:db8::1]:5123` carry a port; whatever is no address at all ends the chain.
    private static @Nullable String withoutPort(String entry) {
        String address = entry;
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            address = end < 0 ? entry : entry.substring(1, end);
        } else if (entry.indexOf(':') == entry.lastIndexOf(':') && entry.indexOf(':') > 0) {
            address = entry.substring(0, entry.indexOf(':'));
        }
        boolean valid =
                io.netty.util.NetUtil.isValidIpV4Address(address) || io.netty.util.NetUtil.isValidIpV6Address(address);
        return valid ? address : null;
    }
}
