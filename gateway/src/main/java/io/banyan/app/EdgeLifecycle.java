package io.banyan.app;

import io.banyan.admin.Readiness;
import io.banyan.options.BanyanProperties.Drain;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Starts the traffic port after the admin port and stops it before: readiness goes down first, then the edge drains.
final class EdgeLifecycle implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger("banyan");

    private final TrafficPort traffic;
    private final int asked;
    private final Drain drain;
    private final Readiness readiness;
    private final Executor closer;
    private volatile boolean running;

    /// @param asked the port as the operator wrote it
    /// @param closer runs the close: never on a thread of the edge, which would wait for itself
    EdgeLifecycle(TrafficPort traffic, int asked, Drain drain, Readiness readiness, Executor closer) {
        this.traffic = traffic;
        this.asked = asked;
        this.drain = drain;
        this.readiness = readiness;
        this.closer = closer;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }

    @Override
    public void start() {
        try {
            traffic.start();
        } catch (IOException failed) {
            throw PortRefused.of("port", asked, failed);
        }
        running = true;
        readiness.listening();
    }

    @Override
    public void stop(Runnable stopped) {
        readiness.draining();
        log.info(
                "stopping: accepting requests for {} s, then up to {} s for those in progress",
                drain.delay().toSeconds(),
                drain.limit().toSeconds());
        traffic.drain(drain.delay(), drain.limit()).whenCompleteAsync((done, failure) -> closeAndTell(stopped), closer);
    }

    private void closeAndTell(Runnable stopped) {
        stop();
        log.info("stopped");
        stopped.run();
    }

    @Override
    public void stop() {
        readiness.draining();
        traffic.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
