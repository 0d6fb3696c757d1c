package io.banyan.upstream;

import io.banyan.split.ClientAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Who the client is and how it came, after the trust rules.
///
/// A trusted proxy vouches for `X-Forwarded-*`, `Forwarded` and `X-Real-IP`: they go on, and its address is added to
/// `X-Forwarded-For`. From anyone else they are dropped and made anew from the socket. The client is the rightmost
/// entry that is not a trusted proxy itself: with trusted `10.0.0.0/8`, socket 10.0.0.9 and
/// `X-Forwarded-For: 6.6.6.6, 203.0.113.7, 10.0.0.3` it is 203.0.113.7.
///
/// @param chain the X-Forwarded-For to send
/// @param vouched true = the request's other forwarded headers came from a trusted proxy and stay
/// @param said by the outermost trusted proxy in `Forwarded`
/// @param relayed true = a trusted proxy relays the client's connection (the PROXY protocol): it says who the client
///     is, and nothing of scheme and host
public record Forwarded(ClientAddress client, String chain, boolean vouched, ForwardedElement said, boolean relayed) {
    /// What may stand in a chain as it came: an address, or a name that hides one (RFC 7239 §6).
    private static final Pattern NODE = Pattern.compile("[A-Za-z0-9._:-]+");

    /// Where nothing is relayed.
    public Forwarded(ClientAddress client, String chain, boolean vouched, ForwardedElement said) {
        this(client, chain, vouched, said, false);
    }

    /// What holds of every request of a connection whose other end is not trusted.
    public static Forwarded direct(ClientAddress socket) {
        return new Forwarded(socket, socket.text(), false, ForwardedElement.NONE);
    }

    /// What holds of every request of a connection that a trusted proxy relays for a client.
    public static Forwarded relayed(ClientAddress client) {
        return new Forwarded(client, client.text(), false, ForwardedElement.NONE, true);
    }

    /// Whether somebody trusted stands between the client and this port.
    public boolean behindAProxy() {
        return vouched || relayed;
    }

    /// What a trusted proxy says. Where it makes no `X-Forwarded-For`, the chain is that of `Forwarded`.
    ///
    /// @param socket the proxy's address
    /// @param chains the X-Forwarded-For header values as they came, in order
    /// @param standard the Forwarded header values as they came, in order
    public static Forwarded by(
            ClientAddress socket, List<String> chains, List<String> standard, TrustedProxies trusted) {
        List<String> entries = new ArrayList<>();
        for (String chain : chains) {
            for (String entry : chain.split(",", -1)) {
                if (!entry.isBlank()) {
                    entries.add(entry.strip());
                }
            }
        }
        List<ForwardedElement> elements = standard.isEmpty() ? List.of() : ForwardedElement.read(standard);
        if (entries.isEmpty()) {
            elements.forEach(element -> entries.add(node(element)));
        }
        String joined = entries.isEmpty() ? socket.text() : String.join(", ", entries) + ", " + socket.text();
        return new Forwarded(rightmostUntrusted(entries, socket, trusted), joined, true, outermost(elements, trusted));
    }

    private static String node(ForwardedElement element) {
        String node = element.node() == null ? "" : withoutPort(element.node());
        return NODE.matcher(node).matches() ? node : "unknown";
    }

    /// The element of the trusted proxy that the client spoke to: the rightmost whose sender is not trusted itself.
    private static ForwardedElement outermost(List<ForwardedElement> elements, TrustedProxies trusted) {
        ForwardedElement last = ForwardedElement.NONE;
        for (ForwardedElement element : elements.reversed()) {
            last = element;
            if (!trusted.trusts(ClientAddress.of(node(element)))) {
                break;
            }
        }
        return last;
    }

    /// Whatever is no address ends the chain.
    private static ClientAddress rightmostUntrusted(
            List<String> entries, ClientAddress socket, TrustedProxies trusted) {
        ClientAddress last = socket;
        for (int i = entries.size() - 1; i >= 0; i--) {
            ClientAddress address = ClientAddress.of(withoutPort(entries.get(i)));
            if (address.ip() == null) {
                return last;
            }
            if (!trusted.trusts(address)) {
                return address;
            }
            last = address;
        }
        return last;
    }

    /// `203.0.113.7:5123` and `[2001:db8::1]:5123` carry a port.
    private static String withoutPort(String entry) {
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        int colon = entry.indexOf(':');
        return colon > 0 && colon == entry.lastIndexOf(':') ? entry.substring(0, colon) : entry;
    }
}
