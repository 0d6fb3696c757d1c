package io.banyan.functionstests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.BadAnswer;
import io.banyan.lambda.Field;
import io.banyan.lambda.StreamAnswer;
import io.banyan.testkit.FunctionHostProcess;
import io.banyan.testkit.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// AWS's SDK for JavaScript, unchanged, invokes and streams from our host of functions.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "npm brings the judge")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkJudgeTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String WHOLE = "whole";
    private static final String STREAM = "stream";
    private static final int WARM = 1000;

    private Path folder;
    private FunctionHostProcess host;

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        folder = temporary;
        lay(WHOLE, "index.handler");
        lay(STREAM, "index.stream");
        host = new FunctionHostProcess(folder.resolve("functions"), folder.resolve("state"));
    }

    @AfterAll
    void end() {
        host.close();
    }

    private void lay(String name, String handler) throws IOException {
        Path function = Files.createDirectories(folder.resolve("functions").resolve(name));
        Files.copy(Judges.folder().resolve("judged.mjs"), function.resolve("index.mjs"));
        Files.writeString(function.resolve("function.yaml"), """
                name: %s
                group: tests
                owner: team-tests
                contact: "#tests"
                lifecycle: experimental
                runtime: nodejs
                handler: %s
                timeout: 20s
                concurrency: 2
                """.formatted(name, handler));
    }

    @Test
    void invokes() {
        JsonNode answer = one(call(WHOLE, "{\"a\":[1,\"é 東 😀\",null]}", Map.of("LogType", "Tail")));

        assertThat(answer.get("status").asInt()).isEqualTo(200);
        assertThat(answer.get("version").asString()).isEqualTo("$LATEST");
        assertThat(answer.has("functionError")).isFalse();
        JsonNode body = body(answer);
        assertThat(body.get("event").toString()).isEqualTo("{\"a\":[1,\"é 東 😀\",null]}");
        assertThat(body.get("arn").asString()).isEqualTo("arn:aws:lambda:eu-west-1:000000000000:function:whole");
        assertThat(new String(Base64.getDecoder().decode(answer.get("log").asString()), UTF_8))
                .contains("START RequestId: " + body.get("id").asString())
                .contains("REPORT RequestId: " + body.get("id").asString());
    }

    @Test
    void invokesByArnAndQualifier() {
        JsonNode answer =
                one(call("arn:aws:lambda:eu-west-1:000000000000:function:whole", "{}", Map.of("Qualifier", "$LATEST")));

        assertThat(body(answer).get("arn").asString())
                .isEqualTo("arn:aws:lambda:eu-west-1:000000000000:function:whole:$LATEST");
    }

    @Test
    void tellsAFunctionOfItsClient() {
        String context = Base64.getEncoder().encodeToString("{\"custom\":{\"a\":\"é\"}}".getBytes(UTF_8));

        JsonNode answer = one(call(WHOLE, "{}", Map.of("ClientContext", context)));

        assertThat(body(answer).at("/client/custom/a").asString()).isEqualTo("é");
    }

    @Test
    void doesNotWaitWhereItIsNotAskedTo() {
        assertThat(one(call(WHOLE, "{}", Map.of("InvocationType", "Event")))
                        .get("status")
                        .asInt())
                .isEqualTo(202);
        assertThat(one(call(WHOLE, "{}", Map.of("InvocationType", "DryRun")))
                        .get("status")
                        .asInt())
                .isEqualTo(204);
    }

    @Test
    void tellsThatAFunctionFailed() {
        JsonNode answer = one(call(WHOLE, "{\"fail\":true}", Map.of()));

        assertThat(answer.get("status").asInt()).isEqualTo(200);
        assertThat(answer.get("functionError").asString()).isEqualTo("Unhandled");
        assertThat(body(answer).get("errorType").asString()).isEqualTo("Broken");
        assertThat(body(answer).get("errorMessage").asString()).isEqualTo("as asked");
    }

    @Test
    void tellsEachErrorByItsName() {
        JsonNode unknown = one(call("unknown", "{}", Map.of()));
        JsonNode garbage = one(call(WHOLE, "{", Map.of()));
        JsonNode large = one(call(WHOLE, "\"" + "x".repeat(6 << 20) + "\"", Map.of()));

        assertThat(error(unknown)).isEqualTo("404 ResourceNotFoundException");
        assertThat(error(garbage)).isEqualTo("400 InvalidRequestContentException");
        assertThat(error(large)).isEqualTo("413 RequestTooLargeException");
    }

    @Test
    void throttlesWhatIsAboveAFunctionsConcurrency() {
        String gate = folder.resolve("four-are-refused").toString();
        Map<String, Object> call = call(WHOLE, "{\"until\":\"" + gate + "\"}", Map.of());
        call.putAll(Map.of("atOnce", 6, "failures", 4, "release", gate));

        JsonNode answers = asked(List.of(call)).getFirst();

        assertThat(answers.valueStream().filter(one -> one.has("error")))
                .hasSize(4)
                .allSatisfy(one -> {
                    assertThat(error(one)).isEqualTo("429 TooManyRequestsException");
                    assertThat(one.get("retryAfter").asString()).isEqualTo("1");
                });
    }

    @Test
    void streamsEachPartAtOnce() {
        String gate = folder.resolve("first-is-here").toString();
        Map<String, Object> call = call(STREAM, "{\"until\":\"" + gate + "\"}", Map.of("LogType", "Tail"));
        call.put("streams", true);
        call.put("release", gate);

        JsonNode answer = one(call);

        assertThat(answer.get("status").asInt()).isEqualTo(200);
        assertThat(answer.get("body").asString()).isEqualTo("first,last");
        assertThat(answer.get("parts").asInt()).isGreaterThan(1);
        assertThat(answer.get("end").has("ErrorCode")).isFalse();
        assertThat(new String(
                        Base64.getDecoder().decode(answer.at("/end/LogResult").asString()), UTF_8))
                .contains("REPORT RequestId: ");
    }

    @Test
    void streamsTheHeadOfAnAnswer() throws BadAnswer {
        Map<String, Object> call =
                call(STREAM, "{\"head\":{\"statusCode\":201,\"cookies\":[\"a=1\",\"b=2\"]}}", Map.of());
        call.put("streams", true);

        JsonNode answer = one(call);

        StreamAnswer read = StreamAnswer.of(answer.get("type").asString());
        byte[] body = read.feed(answer.get("body").asString().getBytes(ISO_8859_1));
        assertThat(read.end().status()).isEqualTo(201);
        assertThat(read.end().headers()).contains(new Field("set-cookie", "a=1"), new Field("set-cookie", "b=2"));
        assertThat(new String(body, UTF_8)).isEqualTo("first,last");
    }

    @Test
    void streamsWhatIsLarge() {
        Map<String, Object> call = call(STREAM, "{\"kb\":20000}", Map.of());
        call.put("streams", true);

        assertThat(one(call).get("body").asString()).isEqualTo("first," + "x".repeat(20_000 << 10) + "last");
    }

    @Test
    void tellsThatAStreamBrokeOff() {
        Map<String, Object> call = call(STREAM, "{\"fail\":true}", Map.of());
        call.put("streams", true);

        JsonNode answer = one(call);

        assertThat(answer.get("body").asString()).isEqualTo("first,");
        assertThat(answer.at("/end/ErrorCode").asString()).isEqualTo("Broken");
        assertThat(answer.at("/end/ErrorDetails").asString()).contains("as asked");
    }

    @Test
    void answersAThousandOneAfterTheOther() {
        Map<String, Object> call = call(WHOLE, "{\"a\":1}", Map.of());

        List<JsonNode> answers = asked(Collections.nCopies(WARM, call));

        List<Double> millis = answers.stream()
                .map(answer -> answer.get(0).get("millis").asDouble())
                .sorted()
                .toList();
        assertThat(answers).hasSize(WARM).allSatisfy(answer -> assertThat(
                        body(answer.get(0)).at("/event/a").asInt())
                .isEqualTo(1));
        Measured.as("functions-by-sdk")
                .figure("invocations by AWS's SDK for JavaScript, one after the other", WARM)
                .figure("milliseconds of one, p50", "%.1f".formatted(millis.get(WARM / 2)))
                .figure("milliseconds of one, p99", "%.1f".formatted(millis.get(WARM * 99 / 100)))
                .append();
    }

    private Map<String, Object> call(String function, String payload, Map<String, String> more) {
        Map<String, Object> input = new LinkedHashMap<>(more);
        input.put("FunctionName", function);
        input.put("Payload", payload);
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("endpoint", host.url());
        call.put("input", input);
        return call;
    }

    private static JsonNode one(Map<String, Object> call) {
        return asked(List.of(call)).getFirst().get(0);
    }

    private static List<JsonNode> asked(List<Map<String, Object>> calls) {
        List<String> lines = calls.stream().map(JSON::writeValueAsString).toList();
        List<String> answers = Judges.ask("invoke.mjs", lines);
        return answers.stream().map(JSON::readTree).toList();
    }

    private static JsonNode body(JsonNode answer) {
        return JSON.readTree(answer.get("body").asString().getBytes(ISO_8859_1));
    }

    private static String error(JsonNode answer) {
        return answer.path("status").asInt() + " " + answer.path("error").asString();
    }
}
