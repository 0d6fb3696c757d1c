package io.banyan.split;

import java.util.Arrays;

/// Reads an IPv6 address (RFC 4291 §2.2) without the many objects that the JDK's parser makes: this runs for every
/// request of an IPv6 client.
final class Ipv6Text {
    private static final int GROUPS = 8;

    private final String text;
    private final int end;
    private int at;
    private final int[] groups = new int[GROUPS];
    private int count;
    /// The number of groups before `::`, or -1.
    private int gap = -1;

    Ipv6Text(String address) {
        int zone = address.indexOf('%');
        text = address;
        end = zone < 0 ? address.length() : zone;
    }

    /// The first 64 bits: the network.
    long high() {
        return bits(0);
    }

    /// The last 64 bits.
    long low() {
        return bits(4);
    }

    /// True when it is an IPv6 address; then `high` and `low` are set. A zone (`%eth0`) is left out.
    boolean read() {
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < end) {
            if (!readGroup()) {
                return false;
            }
        }
        if (gap >= 0) {
            widen();
        }
        return count == GROUPS;
    }

    /// One group and the colons behind it, or a dotted IPv4 address at the end.
    private boolean readGroup() {
        int start = at;
        int value = 0;
        while (at < end && Character.digit(text.charAt(at), 16) >= 0) {
            value = value << 4 | Character.digit(text.charAt(at++), 16);
        }
        if (at < end && text.charAt(at) == '.') {
            at = start;
            return readDotted();
        }
        boolean fits = at > start && at - start <= 4 && push(value);
        return fits && (at == end || readColons());
    }

    private boolean readColons() {
        if (text.charAt(at++) != ':' || at == end) {
            return false;
        }
        if (text.charAt(at) == ':') {
            boolean first = gap < 0;
            gap = count;
            at++;
            return first;
        }
        return true;
    }

    private boolean readDotted() {
        int address = 0;
        for (int part = 0; part < 4; part++) {
            int start = at;
            int value = 0;
            while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - start < 3) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean digits = at > start;
            boolean followed = part == 3 ? at == end : at < end && text.charAt(at++) == '.';
            if (!digits || value > 255 || !followed) {
                return false;
            }
            address = address << 8 | value;
        }
        return push(address >>> 16) && push(address & 0xFFFF);
    }

    /// False when there is no room: beside `::`, which stands for one group at least, there is room for seven.
    private boolean push(int group) {
        if (count == (gap < 0 ? GROUPS : GROUPS - 1)) {
            return false;
        }
        groups[count++] = group;
        return true;
    }

    /// Moves the groups behind `::` to the end, zeros between.
    private void widen() {
        int behind = count - gap;
        System.arraycopy(groups, gap, groups, GROUPS - behind, behind);
        Arrays.fill(groups, gap, GROUPS - behind, 0);
        count = GROUPS;
    }

    private long bits(int from) {
        return (long) groups[from] << 48
                | (long) groups[from + 1] << 32
                | (long) groups[from + 2] << 16
                | groups[from + 3];
    }
}
