package io.banyan.demo.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// Asks a URL again and again until it answers 200.
final class Readiness {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Readiness() {}

    /// Fails when the child ends first, or after two minutes.
    ///
    /// @param way what each question carries in X-Banyan-Way; empty = nothing
    static void await(Part part, Child child, String url, UnaryOperator<String> way) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            while (!answers(http, url, way.apply(""))) {
                if (!child.alive()) {
                    throw new StageFailure(part.title() + " stopped while starting; see " + child.log());
                }
                if (System.nanoTime() > deadline) {
                    throw new StageFailure("%s does not answer %s after %d minutes; see %s"
                            .formatted(part.title(), url, LONGEST.toMinutes(), child.log()));
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean answers(HttpClient http, String url, String way) throws InterruptedException {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5));
        HttpRequest request = way.isEmpty()
                ? asked.build()
                : asked.header("X-Banyan-Way", way).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
