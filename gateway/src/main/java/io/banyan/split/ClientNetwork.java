package io.banyan.split;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// What an address counts as when clients are told apart: an IPv4 address as itself, an IPv6 address by its /64
/// (one household or host; the rest changes daily), an IPv4 address in IPv6 clothes (`::ffff:192.0.2.1`) as IPv4.
public final class ClientNetwork {
    private static final HexFormat HEX = HexFormat.of();

    private ClientNetwork() {}

    /// `192.0.2.1` → `192.0.2.1`; `2001:db8:0:1::7` → `20010db800000001::/64`. Text that is no address, as a Unix
    /// socket's, counts as itself.
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            int zone = address.indexOf('%');
            InetAddress parsed = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            byte[] bytes = parsed.getAddress();
            return parsed instanceof Inet6Address ? HEX.formatHex(bytes, 0, 8) + "::/64" : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
