package io.banyan.blackbox;

import io.banyan.leaks.OpenBuffers;
import io.banyan.testkit.Await;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.OpenSocket;
import io.banyan.testkit.StubUpstream;
import java.util.List;

/// What a gateway in this process must not keep when all clients have left: connections to clients or upstreams, and
/// Netty's buffers.
///
/// @param buffers how many were taken before there was traffic
public record Leftovers(Gateway gateway, List<StubUpstream> upstreams, int buffers) {
    public Leftovers {
        upstreams = List.copyOf(upstreams);
    }

    /// Begins before the first traffic.
    public static Leftovers of(Gateway gateway, StubUpstream... upstreams) {
        gateway.send("NONSENSE\r\n\r\n"); // the first connection of all makes buffers that Netty keeps for good
        return new Leftovers(gateway, List.of(upstreams), OpenBuffers.now());
    }

    /// Waits until they are gone; idle connections to an upstream live a few seconds.
    public void areGone() {
        Await.until("no connection is left", () -> OpenSocket.ofThisProcess().stream()
                .noneMatch(this::connected));
        if (!Await.holdsWithin(Await.BOUND, () -> OpenBuffers.now() <= buffers)) {
            throw new AssertionError("buffers are left: " + OpenBuffers.told());
        }
    }

    private boolean connected(OpenSocket socket) {
        boolean client = socket.localPort() == gateway.port() && !socket.listening();
        return client || upstreams.stream().anyMatch(upstream -> socket.remotePort() == upstream.port());
    }
}
