package io.banyan.upstream;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        String address = slash < 0 ? cidr : cidr.substring(0, slash);
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            if (bytes != null) {
                int prefix = slash < 0 ? bytes.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
                return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw new IllegalArgumentException(
                "'" + cidr + "' is neither an IP address nor a CIDR range; write for example 10.0.0.0/8");
    }

    public boolean none() {
        return networks.isEmpty();
    }

    /// Whether the word of this address is believed.
    ///
    /// @param address as text; whatever is no IP address is not trusted
    public boolean trusts(String address) {
        if (networks.isEmpty()) {
            return false;
        }
        InetAddress parsed = parse(address);
        if (parsed == null) {
            return false;
        }
        InetSocketAddress socket = new InetSocketAddress(parsed, 0);
        for (IpSubnetFilterRule network : networks) {
            if (network.matches(socket)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable InetAddress parse(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException notOne) {
            return null;
        }
    }
}
