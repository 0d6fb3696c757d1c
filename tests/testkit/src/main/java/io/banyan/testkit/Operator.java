package io.banyan.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An operator at the admin API of one replica.
///
/// @param token empty = none is sent
public record Operator(HttpClient http, int adminPort, String token) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// With the admin token of that gateway.
    public static Operator of(Gateway gateway) {
        return of(gateway, gateway.admin().token());
    }

    public static Operator of(Gateway gateway, String token) {
        return new Operator(HttpClient.newHttpClient(), gateway.adminPort(), token);
    }

    /// The same with another token.
    public Operator as(String other) {
        return new Operator(http, adminPort, other);
    }

    /// What came back.
    public record Reply(int status, String etag, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    /// Moves a group's weight.
    ///
    /// @param percent as JSON, `25`
    public Reply weight(String group, String percent) {
        return send("PATCH", "/api/v1/groups/" + group, "{\"weight\":" + percent + ",\"reason\":\"a test\"}");
    }

    /// Throws a kill switch: `groups/events/kill`, or `kill` for everything.
    public Reply kill(String what) {
        return send("PUT", "/api/v1/" + what, "{\"reason\":\"a test\"}");
    }

    public Reply unkill(String what) {
        return send("DELETE", "/api/v1/" + what, "{\"reason\":\"a test\"}");
    }

    /// A group's member as text, `applied` say.
    public String group(String group, String member) {
        return get("/api/v1/groups/" + group).json().path(member).asString();
    }

    public String status(String pointer) {
        return get("/api/v1/status").json().at(pointer).asString();
    }

    /// Asks anything.
    ///
    /// @param headers name, value, …
    public Reply send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(""), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
