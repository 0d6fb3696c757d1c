package io.banyan.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What the admin port tells by itself, one message after the other (server-sent events). A thread of its own reads, so
/// that whoever waits for a message may stop waiting.
final class Feed implements AutoCloseable {
    /// @param name `figures`, `change`, `files`; `END` after the last one
    /// @param data one line of JSON; of `END` why it ended
    record Message(String name, String data) {}

    static final String END = "";

    /// Whoever falls this far behind waits; the admin port drops figures then, never changes.
    private static final int AHEAD = 256;

    private final InputStream stream;
    private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>(AHEAD);

    Feed(InputStream stream) {
        this.stream = stream;
        Thread.ofVirtual().name("feed").start(this::read);
    }

    /// The next message; null when none came within the time.
    @Nullable
    Message next(Duration within) throws InterruptedException {
        return messages.poll(Math.max(0, within.toNanos()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException closedAnyway) {
            // nobody reads it any more
        }
    }

    private void read() {
        String end = "it ended";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            readTo(lines);
        } catch (IOException broken) {
            end = String.valueOf(broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            messages.put(new Message(END, end));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void readTo(BufferedReader lines) throws IOException, InterruptedException {
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    messages.put(new Message(name, data.toString()));
                }
                name = "message";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                name = value(line);
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n").append(value(line));
            }
        }
    }

    private static String value(String line) {
        String value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
