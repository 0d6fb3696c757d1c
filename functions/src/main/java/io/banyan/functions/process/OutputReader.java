package io.banyan.functions.process;

import io.banyan.functions.logs.EnvironmentLog;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads what a process prints, on a thread of its own, as fast as it comes: a process never waits for its log.
final class OutputReader {
    private static final int PIECE = 64 << 10;
    private static final long LONGEST_NANOS = 50_000_000;
    private static final long STEP_NANOS = 500_000;

    private final OutputPipe pipe;
    private final EnvironmentLog log;
    private final Thread thread;
    private volatile @Nullable InputStream printed;
    private volatile boolean isWaiting;

    private OutputReader(OutputPipe pipe, EnvironmentLog log, String name) {
        this.pipe = pipe;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::read);
    }

    static OutputReader start(OutputPipe pipe, EnvironmentLog log, String name) {
        OutputReader reader = new OutputReader(pipe, log, name);
        reader.thread.start();
        return reader;
    }

    private void read() {
        byte[] bytes = new byte[PIECE];
        try (InputStream opened = pipe.open()) {
            printed = opened;
            while (true) {
                isWaiting = true;
                int many = opened.read(bytes);
                isWaiting = false;
                if (many < 0) {
                    return;
                }
                log.printed(bytes, many);
            }
        } catch (IOException ended) {
            isWaiting = false;
        }
    }

    /// Returns when nothing is left to be read at this moment, or after 50 ms.
    void settle() {
        long begun = System.nanoTime();
        int quiet = 0;
        while (quiet < 2 && thread.isAlive() && System.nanoTime() - begun < LONGEST_NANOS) {
            quiet = isWaiting && isEmpty() ? quiet + 1 : 0;
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private boolean isEmpty() {
        InputStream opened = printed;
        try {
            return opened == null || opened.available() == 0;
        } catch (IOException closed) {
            return true;
        }
    }

    /// Waits for its end, but not for longer.
    void join(Duration most) throws InterruptedException {
        thread.join(most);
    }
}
