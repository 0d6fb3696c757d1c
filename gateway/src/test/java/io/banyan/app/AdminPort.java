package io.banyan.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks a port of a gateway in this process.
record AdminPort(int port, String token) {
    /// The admin port with the token that the gateway made.
    static AdminPort of(Gateway gateway) throws IOException {
        Path token = gateway.state().resolve("admin-token");
        return new AdminPort(gateway.adminPort(), Files.readString(token).strip());
    }

    HttpResponse<String> get(String path) {
        return ask("GET", path, "Bearer " + token);
    }

    HttpResponse<String> anonymous(String method, String path) {
        return ask(method, path, "");
    }

    HttpResponse<String> post(String path, String json) {
        return sent(request(path, "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /// @param authorization the header's value; empty = none
    HttpResponse<String> ask(String method, String path, String authorization) {
        return sent(request(path, authorization).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
