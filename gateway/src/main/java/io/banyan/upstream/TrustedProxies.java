package io.banyan.upstream;

import io.banyan.split.ClientAddress;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// The networks whose word about a client is believed (`--trusted-proxies`): addresses or CIDR ranges.
public final class TrustedProxies {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());
    private final List<IpSubnetFilterRule> networks;

    private TrustedProxies(List<IpSubnetFilterRule> networks) {
        this.networks = networks;
    }

    /// Reads addresses and CIDR ranges, IPv4 or IPv6.
    ///
    /// @throws IllegalArgumentException naming the entry that is neither an address nor a CIDR range
    public static TrustedProxies of(List<String> cidrs) {
        return new TrustedProxies(cidrs.stream().map(TrustedProxies::network).toList());
    }

    private static IpSubnetFilterRule network(String cidr) {
        int slash = cidr.indexOf('/');
        InetAddress address = ClientAddress.literal(slash < 0 ? cidr : cidr.substring(0, slash));
        try {
            if (address != null) {
                int prefix = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(cidr.substring(slash + 1));
                return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw new IllegalArgumentException(
                "'" + cidr + "' is neither an IP address nor a CIDR range; write for example 10.0.0.0/8");
    }

    /// Whether the word of this address is believed; whatever is no IP address is not trusted.
    public boolean trusts(ClientAddress address) {
        InetAddress ip = address.ip();
        if (ip == null || networks.isEmpty()) {
            return false;
        }
        InetSocketAddress socket = new InetSocketAddress(ip, 0);
        for (IpSubnetFilterRule network : networks) {
            if (network.matches(socket)) {
                return true;
            }
        }
        return false;
    }
}
