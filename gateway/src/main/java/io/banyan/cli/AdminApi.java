package io.banyan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/// The admin API as its operators' client sees it. Paths stand below `/api/v1`. Whoever gets an `Answer` back got one
/// of success: everything else is a `Refused` that says what to do.
final class AdminApi implements AutoCloseable {
    private static final Duration CONNECTED = Duration.ofSeconds(5);
    private static final Duration ANSWERED = Duration.ofSeconds(10);
    private static final Duration EXAMINED = Duration.ofSeconds(20);

    private final Caller caller;
    private final RefusalText refusals;
    private final HttpClient client;

    AdminApi(Caller caller, Ago ago) {
        this.caller = caller;
        this.refusals = new RefusalText(caller, ago);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTED)
                .sslContext(caller.believed())
                .build();
    }

    /// One path segment, escaped: a mistyped name must not become another path.
    static String segment(String name) {
        String escaped = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return escaped.equals(".") || escaped.equals("..") ? escaped.replace(".", "%2E") : escaped;
    }

    Answer get(String path) {
        return successful(find(path));
    }

    /// How the installation stands; refused where something else than an admin port answers in JSON.
    Answer status() {
        Answer status = get("/status");
        if (!status.json().has("installation")) {
            throw refusals.noAdminPort();
        }
        return status;
    }

    /// As `get`, but "there is none" is an answer, too.
    Answer find(String path) {
        Answer answer = send(request(path).GET());
        return answer.status() == 404 ? answer : successful(answer);
    }

    Answer write(String method, String path, ObjectNode body) {
        return successful(send(writing(method, path, body)));
    }

    /// As `write`, of what takes up to ten seconds there.
    Answer writePatiently(String method, String path, ObjectNode body) {
        return successful(send(writing(method, path, body).timeout(EXAMINED)));
    }

    /// @param revision an ETag; another one in force is refused with the other's change; empty = whatever is in
    ///     force
    /// @param unseen how long ago somebody else's change is refused likewise; zero = none is
    Answer writeAt(String revision, Duration unseen, String method, String path, ObjectNode body) {
        HttpRequest.Builder request = writing(method, path, body);
        if (!revision.isEmpty()) {
            request.header("If-Match", revision);
        }
        if (!unseen.isZero()) {
            request.header("X-Banyan-Unchanged-For", String.valueOf(unseen.toMillis()));
        }
        return successful(send(request));
    }

    /// An answer that goes on. A time limit of the request itself would, from Java 26 on, end it in the middle.
    InputStream stream(String path) {
        HttpRequest.Builder request = asked(path).header("Accept", "text/event-stream");
        HttpResponse<InputStream> response = sent(request.GET(), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            throw refusals.of(new Answer(response.statusCode(), text, ""));
        } catch (IOException broken) {
            throw refusals.unreached(broken);
        }
    }

    Caller caller() {
        return caller;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private Answer successful(Answer answer) {
        if (!answer.isDone()) {
            throw refusals.of(answer);
        }
        if (!answer.json().isContainer()) {
            throw refusals.noAdminPort();
        }
        return answer;
    }

    private HttpRequest.Builder writing(String method, String path, ObjectNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path) {
        return asked(path).timeout(ANSWERED);
    }

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(URI.create(caller.admin() + "/api/v1" + path))
                .header("Authorization", "Bearer " + caller.token())
                .header("X-Banyan-Door", "cli");
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = sent(request, BodyHandlers.ofString());
        // Of a name with a slash in it: the port takes no such path, and says no more.
        boolean noSuchName = response.statusCode() == 400 && response.body().isEmpty();
        return new Answer(
                noSuchName ? 404 : response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag").orElse(""));
    }

    private <T> HttpResponse<T> sent(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException unreached) {
            throw refusals.unreached(unreached);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refused.because("stopped while waiting for " + caller.admin());
        }
    }
}
