package io.banyan.browser.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// The stub's event stream: figures at once and then every second, whatever else is told in between.
final class StubStream implements AutoCloseable {
    private static final String END = "";

    private final StubFleet fleet;
    private final JsonMapper json;
    private final Set<BlockingQueue<String>> readers = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    StubStream(StubFleet fleet, JsonMapper json) {
        this.fleet = fleet;
        this.json = json;
    }

    void open(boolean wanted) {
        open = wanted;
        if (!wanted) {
            readers.forEach(reader -> reader.add(END));
        }
    }

    void tell(String name, Map<String, Object> data) {
        String frame = frame(name, data);
        readers.forEach(reader -> reader.add(frame));
    }

    void serve(HttpExchange exchange) throws IOException {
        if (!open) {
            throw new Refusal(503, "no stream now", Map.of());
        }
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var frames = new LinkedBlockingQueue<String>();
        readers.add(frames);
        try (OutputStream body = exchange.getResponseBody()) {
            String next = figures();
            while (!next.equals(END)) {
                body.write(next.getBytes(StandardCharsets.UTF_8));
                body.flush();
                String told = frames.poll(1, TimeUnit.SECONDS);
                next = told == null ? figures() : told;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // the page was closed
        } finally {
            readers.remove(frames);
        }
    }

    @Override
    public void close() {
        open(false);
    }

    private String figures() {
        synchronized (fleet) {
            return frame("figures", StubAnswers.frame(fleet, Instant.now()));
        }
    }

    private String frame(String name, Map<String, Object> data) {
        return "event: " + name + "\ndata: " + json.writeValueAsString(data) + "\n\n";
    }
}
