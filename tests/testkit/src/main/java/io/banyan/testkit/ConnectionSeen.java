package io.banyan.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a server has told an HTTP/2 client about their connection.
public final class ConnectionSeen {
    private final Map<Integer, Long> settings = new ConcurrentHashMap<>();
    private final List<GoAway> goAways = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile int pongs;

    /// The server takes no stream above the last.
    ///
    /// @param lastStream the last that may still be answered
    public record GoAway(int lastStream, int error) {}

    /// By number, as RFC 9113 §6.5.2 has them.
    public Map<Integer, Long> settings() {
        return settings;
    }

    public List<GoAway> goAways() {
        return goAways;
    }

    /// Whether the server has closed the connection.
    public boolean ended() {
        return ended;
    }

    /// How many PINGs were answered.
    public int pongs() {
        return pongs;
    }

    /// Waits until the server has closed the connection.
    public void awaitEnd() {
        Await.until("the connection ends", this::ended);
    }

    void end() {
        ended = true;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads
    void pong() {
        pongs++;
    }
}
