package io.banyan.freshness;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tickets that could not be given to their clients: the answer to a write broke, was cancelled, or may be kept by a
/// shared cache. Remembered here for as long as a ticket lives, by whatever tells clients apart. At most 10,000; the
/// oldest goes first. Safe for any thread.
public final class LostTickets {
    static final int MOST = 10_000;

    private final LinkedHashMap<String, Lost> byClient = new LinkedHashMap<>();
    private volatile boolean some;

    private record Lost(Ticket ticket, Instant expires) {}

    /// Keeps one, together with what the client has lost before.
    ///
    /// @param client as [#of] is asked for it
    public synchronized void keep(String client, Ticket ticket, Instant expires, Instant now) {
        Ticket before = of(client, now);
        byClient.remove(client);
        byClient.put(client, new Lost(before == null ? ticket : ticket.and(before), expires));
        while (byClient.size() > MOST || isOver(byClient.firstEntry(), now)) {
            byClient.pollFirstEntry();
        }
        some = true;
    }

    private static boolean isOver(Map.@Nullable Entry<String, Lost> oldest, Instant now) {
        return oldest != null && oldest.getValue().expires().isBefore(now);
    }

    /// Whether there may be any: else nobody need say who he is.
    public boolean some() {
        return some;
    }

    /// What a client has lost; null = nothing.
    public synchronized @Nullable Ticket of(String client, Instant now) {
        Lost lost = byClient.get(client);
        if (lost == null) {
            return null;
        }
        if (lost.expires().isBefore(now)) {
            byClient.remove(client);
            some = !byClient.isEmpty();
            return null;
        }
        return lost.ticket();
    }
}
