package io.banyan.functionstests;

import io.banyan.functionstests.SignatureCheck.Refused;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.StubUpstream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// The Invoke API with one function on it, which says `modern`. It takes no call that is not signed by a key that it
/// knows, in time by its own clock, and answers others as AWS does.
final class StubAws implements AutoCloseable {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, AccessKey> keys = new ConcurrentHashMap<>();
    private final Set<String> signatures = ConcurrentHashMap.newKeySet();
    private final StubUpstream at = StubUpstream.that(Behaviours.answers(this::answer));
    private volatile Duration ahead = Duration.ZERO;

    String endpoint() {
        return at.url();
    }

    void knows(AccessKey key) {
        keys.put(key.id(), key);
    }

    void forgets(AccessKey key) {
        keys.remove(key.id());
    }

    /// @param by negative: its clock is behind
    void clockIsAhead(Duration by) {
        ahead = by;
    }

    /// Every signature that it has seen.
    Set<String> signatures() {
        return Set.copyOf(signatures);
    }

    private String answer(ReceivedRequest request) {
        SignatureCheck.signature(request).ifPresent(signatures::add);
        Instant now = CLOCK.instant().plus(ahead);
        Optional<Refused> refused =
                new SignatureCheck(keys, now).refused(request, request.body().text());
        String body = JSON.writeValueAsString(refused.<Object>map(why -> Map.of("message", why.message()))
                .orElse(Map.of("statusCode", 200, "headers", Map.of("X-Side", "modern"), "body", "modern")));
        String type =
                refused.map(why -> "x-amzn-ErrorType: " + why.type() + "\r\n").orElse("");
        return "HTTP/1.1 " + (refused.isEmpty() ? "200 OK" : "403 Forbidden") + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)) + "\r\n" + type
                + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        at.close();
    }
}
