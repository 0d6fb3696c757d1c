package io.banyan.app;

import io.banyan.edge.EdgeServer;
import io.banyan.options.BanyanProperties.Drain;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.springframework.context.SmartLifecycle;

/// The port for calls between groups, in step with the traffic port: it opens with it, and drains beside it.
///
/// It stops a moment later than it need: a service that still answers a client's request may still call others.
final class InternalPort implements SmartLifecycle {
    private final EdgeServer edge;
    private final int asked;
    private final Drain drain;
    private final Executor closer;
    private volatile boolean running;

    /// @param asked the port as the operator wrote it
    /// @param closer runs the close: never on a thread of the edge, which would wait for itself
    InternalPort(EdgeServer edge, int asked, Drain drain, Executor closer) {
        this.edge = edge;
        this.asked = asked;
        this.drain = drain;
        this.closer = closer;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }

    @Override
    public void start() {
        try {
            edge.start();
        } catch (IOException failed) {
            throw PortRefused.of("internal-port", asked, failed);
        }
        running = true;
    }

    /// The port listened on, also where 0 was asked.
    int port() {
        return edge.port();
    }

    @Override
    public void stop(Runnable stopped) {
        edge.drain(drain.delay(), drain.limit())
                .whenCompleteAsync(
                        (done, failure) -> {
                            stop();
                            stopped.run();
                        },
                        closer);
    }

    @Override
    public void stop() {
        edge.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
