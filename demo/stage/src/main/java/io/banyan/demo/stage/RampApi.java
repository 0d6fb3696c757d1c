package io.banyan.demo.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The ramp of the group `events`, by the gateway's admin API.
final class RampApi implements AutoCloseable {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI ramp;
    private final String token;

    /// How far it is.
    ///
    /// @param stage `none`, `shadowing`, `running`, `held`, `done`, `rolled-back` or `aborted`
    /// @param weight in percent
    /// @param why a sentence
    /// @param pointers at which answers differ, the most frequent first
    record Now(String stage, double weight, String why, List<String> pointers) {}

    /// @param admin the address of the admin port
    /// @param token a file that holds the admin's token
    RampApi(String admin, Path token) throws IOException {
        this.ramp = URI.create(admin + "/api/v1/groups/events/ramp");
        this.token = Files.readString(token).strip();
    }

    void start(String reason) throws IOException, InterruptedException {
        send(asked().header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"action\": \"start\", \"reason\": \"" + reason + "\"}")));
    }

    Now now() throws IOException, InterruptedException {
        return read(send(asked()));
    }

    private HttpRequest.Builder asked() {
        return HttpRequest.newBuilder(ramp).timeout(Duration.ofSeconds(5)).header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException("the gateway answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    static Now read(String json) {
        String stage = "none";
        double weight = 0;
        String why = "";
        List<String> pointers = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "stage" -> stage = parser.getString();
                    case "weight" -> weight = parser.getDoubleValue();
                    case "why" -> why = parser.getString();
                    case "pointers" -> pointers.addAll(pointers(parser));
                    default -> parser.skipChildren();
                }
            }
        }
        return new Now(stage, weight, why, List.copyOf(pointers));
    }

    private static List<String> pointers(JsonParser parser) {
        List<String> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.PROPERTY_NAME && "pointer".equals(parser.currentName())) {
                parser.nextToken();
                all.add(parser.getString());
            }
        }
        return all;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
