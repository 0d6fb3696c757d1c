package io.banyan.split;

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
        Ipv6Text ipv6 = new Ipv6Text(address);
        if (!ipv6.read()) {
            return address;
        }
        boolean mapped = ipv6.high() == 0 && ipv6.low() >>> 32 == 0xFFFF;
        return mapped ? dotted((int) ipv6.low()) : HEX.toHexDigits(ipv6.high()) + "::/64";
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
