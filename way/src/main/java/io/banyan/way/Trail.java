package io.banyan.way;

import java.util.List;

/// Through which groups a call has come.
///
/// @param caller the group that made it; [#OUTSIDE] for a client's request, [#GATEWAY] for a read of the gateway's own
/// @param chain the groups that it passed, the one that is called last, each behind its installation's name:
///     `[shop/orders, shop/prices]`; names are added and never taken out, as RFC 8586 has it
/// @param hops calls between groups so far: 0 for a client's request
/// @param root of all calls that one request leads to the same; begins with `o` where a client sent that request, with
///     `c` where a group called of its own accord, with `g` for the gateway's own reads
public record Trail(String caller, List<String> chain, int hops, String root) {
    /// The caller of a request that came through the traffic port.
    public static final String OUTSIDE = "outside";

    /// The caller of what a gateway asks by itself.
    public static final String GATEWAY = "gateway";

    /// The caller of changes that a projector has a function read.
    public static final String PROJECTOR = "projector";

    public Trail {
        chain = List.copyOf(chain);
    }

    /// `shop/prices`.
    public static String entry(String installation, String group) {
        return installation + "/" + group;
    }
}
