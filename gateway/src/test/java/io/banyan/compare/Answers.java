package io.banyan.compare;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Answers for tests.
final class Answers {
    private Answers() {}

    static Seen json(String body) {
        return answer(200, "application/json;charset=utf-8", body);
    }

    static Seen answer(int status, String type, String body) {
        return new Seen(
                status,
                Map.of("content-type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8),
                null,
                Instant.EPOCH);
    }

    /// The same, encoded as given.
    static Seen encoded(Seen answer, String encoding, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
        headers.put("content-encoding", List.of(encoding));
        return new Seen(answer.status(), headers, body, null, Instant.EPOCH);
    }

    /// The same with another header, `Location: /a`, each value on a line of its own.
    static Seen with(Seen answer, String... lines) {
        Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
        for (String line : lines) {
            String[] pair = line.split(": ", 2);
            headers.merge(pair[0], List.of(pair[1]), (before, more) -> Stream.concat(before.stream(), more.stream())
                    .toList());
        }
        return new Seen(answer.status(), headers, answer.body(), null, Instant.EPOCH);
    }
}
