package io.banyan.blackbox;

import io.banyan.testkit.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the admin API of a gateway with one token.
///
/// @param token empty = none
record ApiClient(int port, String token) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// With the installation's own token.
    static ApiClient admin(Gateway gateway) {
        return new ApiClient(gateway.adminPort(), gateway.admin().token());
    }

    JsonNode get(String path) {
        return JSON.readTree(send("GET", path, "").body());
    }

    JsonNode done(String method, String path, String body, String... headers) {
        HttpResponse<String> answer = send(method, path, body, headers);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /// @param body empty = none
    /// @param headers names and values in turn
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return ask(request(method, path, body, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /// Only the status: for answers that do not end.
    int status(String method, String path, String body) {
        HttpClient client = HttpClient.newHttpClient();
        try {
            return client.send(request(method, path, body), BodyHandlers.ofInputStream())
                    .statusCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        } finally {
            client.shutdownNow();
        }
    }

    HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private static <T> HttpResponse<T> ask(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
