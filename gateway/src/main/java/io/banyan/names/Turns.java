package io.banyan.names;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/// In which order one connection tries the addresses of a host. The first one is the next in turn, so connections
/// spread evenly; then the families alternate (RFC 8305, section 4), so a broken IPv6 costs one address and not all
/// of them. Dead ones come last: nothing else may be left.
///
/// Turn 0 of `a b c6 d6` is `a c6 b d6`, turn 1 `b c6 a d6`, turn 2 `c6 a d6 b`; with a dead `b`, turn 1 is
/// `c6 a d6 b`.
final class Turns {
    private Turns() {}

    static List<InetAddress> order(List<InetAddress> addresses, Predicate<InetAddress> dead, int turn) {
        List<InetAddress> order = new ArrayList<>(inTurn(addresses, dead.negate(), turn));
        order.addAll(inTurn(addresses, dead, turn));
        return order;
    }

    private static List<InetAddress> inTurn(List<InetAddress> addresses, Predicate<InetAddress> those, int turn) {
        return alternating(rotated(addresses.stream().filter(those).toList(), turn));
    }

    private static List<InetAddress> rotated(List<InetAddress> addresses, int turn) {
        if (addresses.size() < 2) {
            return addresses;
        }
        int first = Math.floorMod(turn, addresses.size());
        List<InetAddress> rotated = new ArrayList<>(addresses.subList(first, addresses.size()));
        rotated.addAll(addresses.subList(0, first));
        return rotated;
    }

    private static List<InetAddress> alternating(List<InetAddress> addresses) {
        Deque<InetAddress> next = new ArrayDeque<>();
        Deque<InetAddress> other = new ArrayDeque<>();
        for (InetAddress address : addresses) {
            boolean like = address instanceof Inet6Address == addresses.getFirst() instanceof Inet6Address;
            (like ? next : other).add(address);
        }
        List<InetAddress> order = new ArrayList<>(addresses.size());
        while (!next.isEmpty() || !other.isEmpty()) {
            if (!next.isEmpty()) {
                order.add(next.remove());
            }
            if (!other.isEmpty()) {
                order.add(other.remove());
            }
        }
        return order;
    }
}
