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
    private final Map<Key, Server> running = new LinkedHashMap<>();

    Servers(Workplace workplace, Children children, Upstreams upstreams) {
        this.children = children;
        this.upstreams = upstreams;
        this.launches = new Launches(workplace, upstreams, new Stock(workplace, children));
    }

    /// The server of a shape, on the proxy's core; started where it does not run.
    @Nullable
    Server of(Shape shape) {
        if (shape.peer() == Peer.DIRECT) {
            return null;
        }
        Key key = new Key(shape.peer(), shape.routes(), String.valueOf(shape.elsewhere()));
        Server server = running.get(key);
        if (server == null) {
            server = start(shape, false, true);
            running.put(key, server);
        }
        return server;
    }

    int port(Shape shape) {
        Server server = of(shape);
        return server == null ? upstreams.legacy() : server.port();
    }

    /// Starts one more.
    ///
    /// @param free on all cores, to see how fast it starts
    /// @param aot with its AOT cache, if Banyan has one
    Server start(Shape shape, boolean free, boolean aot) {
        Launch launch = shape.peer() == Peer.STOCK ? launches.stock(shape, flags(), aot) : launches.of(shape, aot);
        List<String> command = free ? Cores.both(launch.command()) : Cores.proxy(launch.command());
        Child child = children.start(launch.name(), launch.environment(), command);
        long nanos = FirstAnswer.await(new Ask(launch.port(), shape.path(Payload.SMALL), "m1"), child);
        return new Server(child, launch.port(), nanos, child.residentBytes());
    }

    /// What `./banyan serve` makes of its JVM.
    JavaFlags flags() {
        Server banyan = of(Shape.BANYAN_SPLIT);
        return JavaFlags.of(banyan == null ? List.of() : banyan.child().commandLine());
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
