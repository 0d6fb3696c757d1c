package io.banyan.projections.runner;

import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.ViewUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a view's steps on a thread of its own until closed. Nothing that goes wrong ends it.
public final class ViewThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewThread.class);
    private static final Duration NEWS = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ViewRunner runner;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private String told = "";

    /// Starts.
    public ViewThread(ViewRunner runner) {
        this.runner = runner;
        this.thread = Thread.ofPlatform().name("view-" + runner.view()).daemon().start(this::run);
    }

    private void run() {
        boolean open = true;
        while (open) {
            Duration pause = step();
            tell();
            open = !isClosedWithin(pause);
        }
    }

    private Duration step() {
        try {
            return runner.step(NEWS) == ViewRunner.Step.WAITING ? PAUSE : Duration.ZERO;
        } catch (RuntimeException | Error failed) {
            if (StepTrouble.isExpected(failed)) {
                LOG.debug("view {} waits", runner.view(), failed);
                return failed instanceof ViewRefused ? PAUSE.multipliedBy(4) : PAUSE;
            }
            LOG.error("view {} could not go on, and tries again", runner.view(), failed);
            return PAUSE.multipliedBy(4);
        }
    }

    /// Each trouble once.
    private void tell() {
        ViewReport report = runner.report();
        String now = report.why() == null ? "" : report.why();
        if (!now.equals(told)) {
            if (now.isEmpty()) {
                LOG.info("view {} is {} again", report.view(), report.state().word());
            } else {
                LOG.warn("view {} is {}: {}", report.view(), report.state().word(), now);
            }
            told = now;
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /// Ends after the step that is under way, and gives the lease back.
    @Override
    public void close() {
        closed.countDown();
        runner.end();
        try {
            thread.join();
            runner.release();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ViewUnavailable away) {
            LOG.debug("the lease of view {} ends by itself", runner.view(), away);
        }
    }
}
