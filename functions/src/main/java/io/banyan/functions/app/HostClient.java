package io.banyan.functions.app;

import io.banyan.lambda.InvokeClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The host that a command asks, and the options that say which.
final class HostClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--host", paramLabel = "URL", description = "Ask this host (default: http://127.0.0.1:9001)")
    @Nullable
    String host;

    @Option(names = "--token-file", paramLabel = "FILE", description = "With the token in this file")
    @Nullable
    Path tokenFile;

    @Option(names = "--help", usageHelp = true, description = "Show this")
    boolean help;

    URI host() {
        String written = host == null ? "http://127.0.0.1:9001" : host;
        if (!written.matches("https?://[^/?#@]+/?")) {
            throw new StartRefused(
                    "--host was '" + written + "' but must be a URL; write --host http://127.0.0.1:9001");
        }
        return URI.create(written.replaceFirst("/$", ""));
    }

    private @Nullable String token() {
        Path file = tokenFile;
        if (file == null) {
            return null;
        }
        try {
            return OptionsCheck.TokenFile.read(file);
        } catch (IOException unreadable) {
            throw new StartRefused("--token-file was '" + file + "', which cannot be read; name the host's own");
        }
    }

    InvokeClient invoking() {
        String token = token();
        return token == null ? InvokeClient.plain(host()) : InvokeClient.bearing(host(), token);
    }

    /// The answer's body. Throws StartRefused in the host's words where it refuses.
    String ask(String method, String path, String body) {
        String token = token();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(host() + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return answer.body();
            }
            throw new StartRefused(words(answer.body()));
        } catch (IOException away) {
            throw away();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartRefused("interrupted");
        }
    }

    JsonNode json(String method, String path, String body) {
        return JSON.readTree(ask(method, path, body));
    }

    StartRefused away() {
        return new StartRefused("no host of functions answers at " + host()
                + "; start one with  ./banyan functions serve DIR, or name another with --host");
    }

    static String words(String error) {
        try {
            String message = JSON.readTree(error).path("message").asString("");
            return message.isEmpty() ? error : message;
        } catch (JacksonException noJson) {
            return error;
        }
    }
}
