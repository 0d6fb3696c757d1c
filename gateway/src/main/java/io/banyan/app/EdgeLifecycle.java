package io.banyan.app;

import io.banyan.admin.Readiness;
import io.banyan.app.BanyanProperties.Drain;
import java.io.IOException;
import java.net.BindException;
import org.springframework.context.SmartLifecycle;

/// Starts the traffic port after the admin port and stops it before: readiness goes down first, then the edge drains.
final class EdgeLifecycle implements SmartLifecycle {
    private final TrafficPort traffic;
    private final int asked;
    private final Drain drain;
    private final Readiness readiness;
    private volatile boolean running;

    EdgeLifecycle(TrafficPort traffic, int asked, Drain drain, Readiness readiness) {
        this.traffic = traffic;
        this.asked = asked;
        this.drain = drain;
        this.readiness = readiness;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 512;
    }

    @Override
    public void start() {
        try {
            traffic.start();
        } catch (BindException taken) {
            throw PortRefused.of("port", asked, taken);
        } catch (IOException failed) {
            throw new StartRefused("the traffic port could not be opened: " + failed.getMessage(), failed);
        }
        running = true;
        readiness.listening();
    }

    @Override
    public void stop(Runnable stopped) {
        readiness.draining();
        traffic.drain(drain.delay(), drain.limit()).whenComplete((done, failure) -> {
            stop();
            stopped.run();
        });
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
