package io.banyan.app;

import io.banyan.process.Descriptors;
import io.banyan.process.Shortage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks twice a second how many clients the descriptors of this process have room for. A limit that is raised while it
/// runs counts at once.
final class ProcessWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessWatch.class);
    private static final long PAUSE_MILLIS = 500;

    private final IntSupplier clients;
    private final IntSupplier upstreams;
    private final IntConsumer most;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-process").daemon().factory());

    /// @param clients connections open now
    /// @param upstreams likewise
    /// @param most told how many clients there may be
    ProcessWatch(IntSupplier clients, IntSupplier upstreams, IntConsumer most) {
        this.clients = clients;
        this.upstreams = upstreams;
        this.most = most;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            int connections = clients.getAsInt() + upstreams.getAsInt();
            long limit = Descriptors.limit();
            most.accept(Descriptors.mostClients(limit, Math.max(0, Descriptors.open() - connections)));
        } catch (RuntimeException | Error failed) {
            if (!Shortage.is(failed)) {
                LOG.error("Checking this process failed; it will be tried again", failed);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
