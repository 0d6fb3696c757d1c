package io.banyan.functions.process;

import io.banyan.functions.environment.Launcher;
import io.banyan.functions.runtime.RuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// A process that leads a group of its own, with the port that it asks for events.
final class OsProcess implements Launcher.Running {
    private static final long OFTEN_NANOS = 1_000_000_000;

    private final Process process;
    private final RuntimeApi.Port port;
    private final OutputReader output;
    private final AtomicBoolean isKilled = new AtomicBoolean();
    private int memoryMb;
    private long asked = System.nanoTime() - OFTEN_NANOS;

    OsProcess(Process process, RuntimeApi.Port port, OutputReader output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public void freeze() {
        signal(Signals.STOP);
    }

    @Override
    public void thaw() {
        signal(Signals.CONT);
    }

    /// Once it is killed, its number may be another's.
    private void signal(int signal) {
        if (!isKilled.get()) {
            Signals.toGroup(process.pid(), signal);
        }
    }

    @Override
    public void kill() {
        if (!isKilled.compareAndSet(false, true)) {
            return;
        }
        Signals.toGroup(process.pid(), Signals.KILL);
        process.destroyForcibly();
        port.close();
    }

    /// Asked at most once a second: a busy environment has more to do.
    @Override
    public synchronized int memoryUsedMb() {
        long now = System.nanoTime();
        if (now - asked >= OFTEN_NANOS) {
            asked = now;
            memoryMb = Math.max(memoryMb, peakMb());
        }
        return memoryMb;
    }

    private int peakMb() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Integer.parseInt(line.replaceAll("[^0-9]", "")) / 1024;
                }
            }
        } catch (IOException | NumberFormatException gone) {
            return 0;
        }
        return 0;
    }

    @Override
    public void settle() {
        output.settle();
    }
}
