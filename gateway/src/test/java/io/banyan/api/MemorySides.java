package io.banyan.api;

import io.banyan.compare.Seen;
import io.banyan.compare.SideReader;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import io.banyan.route.Side;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Two sides that answer every read with `{}`; MODERN with what a test puts for a target.
final class MemorySides implements SideReader {
    private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"));

    final Map<String, String> modern = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<Seen> read(Side side, Sampled sampled, String view, int version) {
        String body = side == Side.MODERN ? modern.getOrDefault(sampled.target(), "{}") : "{}";
        Instant now = Instant.now();
        Watermark proof = side == Side.MODERN ? new Watermark(new Source(7), null, now.plusSeconds(9)) : null;
        return CompletableFuture.completedFuture(
                new Seen(200, JSON, body.getBytes(StandardCharsets.UTF_8), proof, now));
    }
}
