package io.banyan.function;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where Google's ID tokens come from. May take seconds.
interface GoogleTokenSource {
    Duration PATIENCE = Duration.ofSeconds(5);

    String ask() throws IOException, InterruptedException;

    /// For people.
    String where();

    /// The service account file that `GOOGLE_APPLICATION_CREDENTIALS` names, else the metadata server, at
    /// `GCE_METADATA_HOST` where that is set: as Google's own libraries have it.
    static GoogleTokenSource of(String audience, UnaryOperator<@Nullable String> environment, InstantSource clock) {
        String file = environment.apply("GOOGLE_APPLICATION_CREDENTIALS");
        if (file != null && !file.isBlank()) {
            return new GoogleAccountFile(Path.of(file), audience, clock);
        }
        String host = environment.apply("GCE_METADATA_HOST");
        return new MetadataServer(host == null || host.isBlank() ? "metadata.google.internal" : host, audience);
    }

    /// The body of an answer that is a success.
    static String said(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 200) {
                throw new IOException("it answered " + answer.statusCode());
            }
            return answer.body().strip();
        }
    }

    /// The one that every machine of Google's has.
    record MetadataServer(String host, String audience) implements GoogleTokenSource {
        @Override
        public String ask() throws IOException, InterruptedException {
            URI uri = URI.create("http://" + host
                    + "/computeMetadata/v1/instance/service-accounts/default/identity?format=full&audience="
                    + URLEncoder.encode(audience, StandardCharsets.UTF_8));
            return said(HttpRequest.newBuilder(uri)
                    .header("Metadata-Flavor", "Google")
                    .timeout(PATIENCE)
                    .build());
        }

        @Override
        public String where() {
            return "the metadata server " + host;
        }
    }
}
