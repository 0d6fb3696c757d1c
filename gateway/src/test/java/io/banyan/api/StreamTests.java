package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTests {
    private final List<Reader> readers = new ArrayList<>();
    private ApiPort port;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterEach
    void close() {
        readers.forEach(Reader::close);
        port.close();
    }

    @Test
    void tellsChangesAtOnceAndFiguresEachSecond() {
        Reader reader = reader(ApiPort.VIEWER);

        port.set("{\"changes\": [{\"group\": \"events\", \"weight\": 42}], \"reason\": \"seen\"}");
        port.figures.tick();

        await().until(() -> reader.lines.contains("event:change") && reader.lines.contains("event:figures"));
        assertThat(reader.lines).anyMatch(line -> line.startsWith("data:{") && line.contains("\"to\":\"42%\""));
        assertThat(reader.lines)
                .anyMatch(line -> line.contains("\"replicas\":{\"answering\":1")
                        && line.contains("{\"group\":\"events\",\"measured\":25,\"figures\":"));
    }

    @Test
    void tellsViewsAndWhatEachGroupHasOfThem() {
        Reader reader = reader(ApiPort.VIEWER);

        port.figures.tick();

        await().until(() -> reader.lines.contains("event:figures"));
        assertThat(reader.lines)
                .anyMatch(line ->
                        line.contains("\"views\":{\"all\":[{\"view\":\"events\",\"groups\":[{\"group\":\"events\""));
    }

    @Test
    void gathersNothingWhileNobodyListens() {
        int before = port.feed.looks.get();
        for (int i = 0; i < 100; i++) {
            port.figures.tick();
        }

        Reader reader = reader(ApiPort.VIEWER);
        port.figures.tick();

        await().until(() -> reader.lines.contains("event:figures"));
        assertThat(port.feed.looks.get() - before).isLessThan(100);
    }

    @Test
    void endsForWhoHasNoGoodTokenAnyMore() throws IOException {
        Reader reader = reader(ApiPort.VIEWER);

        Files.writeString(port.tokens, ApiPort.token("ann", "operator", "groups: [events],", ApiPort.EVENTS));

        await().until(() -> {
            port.figures.tick();
            return reader.ended.isDone();
        });
    }

    @Test
    void isOpenToAHundredAtOnce() {
        for (int i = 0; i < StreamRunner.MOST; i++) {
            reader(ApiPort.VIEWER);
        }

        assertThat(port.ask("GET", "/api/v1/events", ApiPort.VIEWER, "").statusCode())
                .isEqualTo(503);
    }

    private Reader reader(String token) {
        Reader reader = new Reader(port, token);
        readers.add(reader);
        await().until(() -> !reader.lines.isEmpty());
        return reader;
    }

    /// Reads a stream until it ends.
    private static final class Reader {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> ended;
        private final HttpClient client = HttpClient.newHttpClient();

        Reader(ApiPort port, String token) {
            HttpRequest request = HttpRequest.newBuilder(port.uri("/api/v1/events"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            ended = client.sendAsync(request, BodyHandlers.ofLines())
                    .thenAcceptAsync(answer -> answer.body().forEach(lines::add));
        }

        void close() {
            client.shutdownNow();
        }
    }
}
