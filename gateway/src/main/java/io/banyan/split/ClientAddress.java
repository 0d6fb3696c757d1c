package io.banyan.split;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A client's address, parsed once.
///
/// @param text as it was written; empty = unknown
/// @param network what it counts as when clients are told apart: an IPv4 address as itself, an IPv6 address by its /64
///     (one household or host; the rest changes daily), an IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) as IPv4.
///     `2001:db8:0:1::7` is `20010db800000001::/64`. Text that is no address, as a Unix socket's, counts as itself
/// @param ip null where the text is no address
public record ClientAddress(
        String text, String network, @Nullable InetAddress ip) {
    public static final ClientAddress UNKNOWN = new ClientAddress("", "", null);
    private static final HexFormat HEX = HexFormat.of();

    /// One that is text so far.
    public static ClientAddress of(String text) {
        InetAddress ip = literal(text);
        return ip == null ? new ClientAddress(text, text, null) : of(ip, text);
    }

    /// One that is known, as of a socket.
    public static ClientAddress of(InetAddress ip, String text) {
        return new ClientAddress(text, network(ip), ip);
    }

    /// The address that a text is, without looking any name up; null when it is none. A zone (`%eth0`) is left out: it
    /// means something on one host only.
    public static @Nullable InetAddress literal(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        try {
            return isIpv6(bare) || isDotted(bare) ? InetAddress.ofLiteral(bare) : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0 && text.charAt(0) != '[';
    }

    /// Java also takes `127.1` and `2130706433`, which other programs read in other ways.
    private static boolean isDotted(String text) {
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            dots += text.charAt(i) == '.' ? 1 : 0;
        }
        return dots == 3;
    }

    private static String network(InetAddress ip) {
        return ip instanceof Inet6Address ? HEX.formatHex(ip.getAddress(), 0, 8) + "::/64" : ip.getHostAddress();
    }
}
