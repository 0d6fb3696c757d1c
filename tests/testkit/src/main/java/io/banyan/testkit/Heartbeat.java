package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Tells how far behind this machine is: ten times a second a thread writes a few bytes and waits for the disk. A
/// test whose bound is a promise of the product adds the [#slack()]: it is as strict as the promise where the machine
/// keeps up, and no stricter than the machine.
public final class Heartbeat implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final Path file;
    private final FileChannel channel;
    private final Thread thread = Thread.ofPlatform().name("heartbeat").daemon().unstarted(this::beat);
    private volatile boolean over;
    private volatile long longest;

    private Heartbeat() throws IOException {
        file = Files.createTempFile("banyan-heartbeat-", "");
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /// Begins to beat.
    public static Heartbeat start() {
        try {
            Heartbeat heartbeat = new Heartbeat();
            heartbeat.thread.start();
            return heartbeat;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Twice what the longest beat took so far, from when it was due until it was on the disk: what a promise of the
    /// product waits for is rarely one beat alone.
    public Duration slack() {
        return Duration.ofNanos(2 * longest);
    }

    private void beat() {
        for (long due = System.nanoTime(); !over; due = System.nanoTime() + PAUSE_NANOS) {
            Await.untilNanoTime(due);
            try {
                channel.write(ByteBuffer.wrap(new byte[] {1}), 0);
                channel.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            longest = Math.max(longest, System.nanoTime() - due);
        }
    }

    @Override
    public void close() {
        over = true;
        Await.until("the last beat is over", () -> !thread.isAlive());
        try {
            channel.close();
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
