package io.banyan.freshness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Tickets that could not be given to their clients: the answer to a write broke, was cancelled, or may be kept by a
/// shared cache. Remembered here for as long as a ticket lives, by a hash of whatever tells clients apart. At most
/// 10,000; where there are more, the oldest counts for everybody until its life ends. Safe for any thread.
public final class LostTickets {
    static final int MOST = 10_000;

    private final LinkedHashMap<String, Lost> byClient = new LinkedHashMap<>();
    private @Nullable Lost ofEverybody;
    private volatile boolean some;

    private record Lost(Ticket ticket, Instant expires) {
        Lost and(@Nullable Lost other) {
            return other == null
                    ? this
                    : new Lost(ticket.and(other.ticket), expires.isAfter(other.expires) ? expires : other.expires);
        }

        boolean isOver(Instant now) {
            return expires.isBefore(now);
        }
    }

    /// Keeps one, together with what the client has lost before.
    ///
    /// @param client as [#of] is asked for it
    public synchronized void keep(String client, Ticket ticket, Instant expires, Instant now) {
        forgetWhatIsOver(now);
        String key = hash(client);
        Lost before = byClient.remove(key);
        boolean counts = before != null && !before.isOver(now);
        byClient.put(key, new Lost(ticket, expires).and(counts ? before : null));
        if (byClient.size() > MOST) {
            ofEverybody = byClient.pollFirstEntry().getValue().and(ofEverybody);
        }
        some = true;
    }

    /// Lives are about equally long, so the oldest entry is about the first to end.
    private void forgetWhatIsOver(Instant now) {
        while (!byClient.isEmpty() && byClient.firstEntry().getValue().isOver(now)) {
            byClient.pollFirstEntry();
        }
        if (ofEverybody != null && ofEverybody.isOver(now)) {
            ofEverybody = null;
        }
        some = !byClient.isEmpty() || ofEverybody != null;
    }

    /// Whether there may be any: else nobody need say who he is.
    public boolean some() {
        return some;
    }

    /// What a client has lost; null = nothing.
    public synchronized @Nullable Ticket of(String client, Instant now) {
        forgetWhatIsOver(now);
        Lost lost = byClient.get(hash(client));
        if (lost == null || lost.isOver(now)) {
            return ofEverybody == null ? null : ofEverybody.ticket;
        }
        return lost.and(ofEverybody).ticket;
    }

    private static String hash(String client) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(client.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
