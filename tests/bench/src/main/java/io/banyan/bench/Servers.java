package io.banyan.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The peers that run now; one serves all shapes that differ in their path only.
final class Servers {
    private final Children children;
    private final Upstreams upstreams;
    private final Launches launches;
    private final JavaFlags flags;
    private final Map<Key, Server> running = new LinkedHashMap<>();

    Servers(Workplace workplace, Children children, Upstreams upstreams) {
        this.children = children;
        this.upstreams = upstreams;
        this.flags = new JavaFlags();
        this.launches = new Launches(workplace, upstreams, flags);
    }

    /// The server of a shape, on the proxy's core; started where it does not run.
    @Nullable
    Server of(Shape shape) {
        if (shape.peer() == Peer.DIRECT) {
            return null;
        }
        Key key = new Key(shape.peer(), shape.routes(), String.valueOf(shape.elsewhere()));
        return running.computeIfAbsent(key, missing -> start(shape, false));
    }

    int port(Shape shape) {
        Server server = of(shape);
        return server == null ? upstreams.legacy() : server.port();
    }

    /// Starts one more.
    ///
    /// @param free on all cores, to see how fast it starts
    Server start(Shape shape, boolean free) {
        Launch launch = launches.of(shape);
        List<String> command = free ? Cores.both(launch.command()) : Cores.proxy(launch.command());
        Child child = children.start(launch.name(), launch.environment(), command);
        long nanos = Start.await(new Ask(launch.port(), shape.path(Payload.SMALL), "m1"), launch.name());
        if (shape.peer() == Peer.BANYAN) {
            flags.see(child.commandLine());
        }
        return new Server(child, launch.port(), nanos, child.residentBytes());
    }

    void end(Server server) {
        children.end(server.child());
    }

    /// Ends all.
    void endAll() {
        running.values().forEach(this::end);
        running.clear();
    }

    private record Key(Peer peer, int routes, String elsewhere) {}
}
