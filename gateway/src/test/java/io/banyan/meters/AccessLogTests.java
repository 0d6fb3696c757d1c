package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.core.ContextBase;
import io.banyan.decide.Ambiguity;
import io.banyan.exchange.Asked;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Exchanges;
import io.banyan.route.Route;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessLogTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger written = new AtomicInteger();
    private final Route route = Exchanges.route("event-page", "events");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesOneJsonLineAnExchange() throws IOException {
        JsonNode line = logged(Exchanges.served(Exchanges.toModern(route)));

        assertThat(line.toString()).isEqualTo("""
                {"time":"2026-01-01T00:00:00.123Z","method":"GET","host":"www.example.com",\
                "target":"/events/\\"\\\\é\\n?q","protocol":"HTTP/1.1",\
                "traceId":"0af7651916cd43dd8448eb211c80319c","status":200,"side":"modern","outcome":"served",\
                "client":"192.0.2.7","durationMs":2.345678,"requestBytes":0,\
                "responseBytes":170,"kind":"plain","decided":"modern","reason":"weight","route":"event-page",\
                "group":"events","weight":12.5,"revision":7,"place":1249}""");
    }

    @Test
    void leavesOutWhatDoesNotApply() throws IOException {
        JsonNode line = logged(Exchanges.refused(new Asked("GET", "-", null, null, null)));

        assertThat(line.propertyNames())
                .containsExactly(
                        "time",
                        "method",
                        "target",
                        "status",
                        "outcome",
                        "client",
                        "durationMs",
                        "requestBytes",
                        "responseBytes",
                        "kind");
    }

    @Test
    void saysWhyARequestWasAmbiguous() throws IOException {
        JsonNode line = logged(Exchanges.served(Exchanges.ambiguous(route, Ambiguity.Cause.PATH)));

        assertThat(line.get("ambiguity").asString()).isEqualTo("path");
    }

    /// Line ends and terminals' controls of ISO-8859-1 too (0x85, 0x9b).
    @Test
    void isOneBoundedLineOfAsciiWhateverAClientWrites() throws IOException {
        String odd = "\r\n\"\\\u0000\u0085\u009b\u2028" + "x".repeat(20_000);

        JsonNode line = logged(Exchanges.refused(new Asked(odd, "/" + odd + "?" + odd, odd, null, null)));

        assertThat(line.get("method").asString())
                .startsWith(odd.substring(0, 30))
                .hasSizeLessThan(40);
        assertThat(Files.readString(folder.resolve("access.jsonl")))
                .matches("[ -~]{100,30000}\n")
                .doesNotContain("\u0085");
    }

    @Test
    void appendsToWhatIsThere() throws IOException {
        logged(Exchanges.served(Exchanges.toModern(route)));
        logged(Exchanges.served(Exchanges.toModern(route)));

        assertThat(folder.resolve("access.jsonl")).content().hasLineCount(2);
    }

    @Test
    void dropsAndCountsRatherThanWaits() throws IOException {
        CountDownLatch stuck = new CountDownLatch(1);
        int told = 3 * AccessLog.QUEUE;
        AccessLog.Queue queue = stuckUntil(stuck);
        for (int i = 0; i < told; i++) {
            queue.doAppend(Exchanges.served(Exchanges.toModern(route)));
        }
        stuck.countDown();
        awaitLines(told);
        queue.stop();

        assertThat(dropped()).isPositive();
        assertThat(dropped() + written.get()).isEqualTo(told);
    }

    @Test
    void refusesAFileThatCannotBeWritten() {
        assertThatThrownBy(() -> AccessLog.to(folder.toString(), LoggedQuery.NAMES, new Registrar(registry)))
                .isInstanceOf(IOException.class);
    }

    private JsonNode logged(ExchangeRecord exchange) throws IOException {
        Path file = folder.resolve("access.jsonl");
        try (AccessLog log = AccessLog.to(file.toString(), LoggedQuery.NAMES, new Registrar(registry))) {
            log.ended(exchange);
        }
        List<String> lines = Files.readAllLines(file);
        return JsonMapper.shared().readTree(lines.getLast());
    }

    /// Closing waits for a second at most, which a busy machine may need for anything.
    private void awaitLines(int told) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (dropped() + written.get() < told && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private double dropped() {
        return registry.get("banyan.accesslog.dropped").counter().count();
    }

    private AccessLog.Queue stuckUntil(CountDownLatch released) {
        OutputStream output = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                while (released.getCount() > 0) {
                    LockSupport.parkNanos(1_000_000);
                }
                for (int at = from; at < from + length; at++) {
                    written.addAndGet(bytes[at] == '\n' ? 1 : 0);
                }
            }
        };
        return AccessLog.started(
                new ContextBase(),
                output,
                LoggedQuery.NAMES,
                new Registrar(registry).counter(Meters.ACCESSLOG_DROPPED));
    }
}
