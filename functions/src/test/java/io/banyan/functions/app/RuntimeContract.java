package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What every runtime keeps, tried with real processes. Functions of a kit do what their event asks.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RuntimeContract {
    private static final String ONE = "one";
    private static final String HURRIED = "hurried";
    private static final String ALONE = "alone";

    private HostUnderTest host;

    /// Puts the code of the kit's function into a folder, and returns the lines that `function.yaml` needs for it.
    abstract String lay(Path function) throws IOException;

    /// What an error's type is here, that the code calls Broken.
    String broken() {
        return "Broken";
    }

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        for (String name : List.of(ONE, HURRIED, ALONE)) {
            Path function = HostUnderTest.write(folder, name, "");
            String limits =
                    switch (name) {
                        case HURRIED -> "timeout: 300ms\n";
                        case ALONE -> "timeout: 20s\nconcurrency: 1\n";
                        default -> "timeout: 20s\nconcurrency: 3\n";
                    };
            HostUnderTest.write(folder, name, lay(function) + limits + "environment: { COLOUR: \"blue\" }\n");
        }
        host = HostUnderTest.start(folder);
    }

    @AfterAll
    void end() {
        host.close();
    }

    HostUnderTest host() {
        return host;
    }

    @Test
    void answersAnEventWithWhatTheFunctionReturns() {
        JsonNode answer = host.answer(ONE, "{\"a\": [1, \"é\", null]}");

        assertThat(answer.path("echo").toString()).isEqualTo("{\"a\":[1,\"é\",null]}");
        assertThat(answer.path("arn").asString()).isEqualTo("arn:aws:lambda:eu-west-1:000000000000:function:one");
        assertThat(answer.path("left").asLong()).isBetween(1L, 20_000L);
    }

    @Test
    void namesTheInvocationToBothSides() {
        HttpResponse<byte[]> response = host.invoke(ONE, "{}");

        assertThat(response.headers().firstValue("x-amzn-RequestId"))
                .hasValue(
                        HostUnderTest.JSON.readTree(response.body()).path("id").asString());
        assertThat(response.headers().firstValue("X-Amz-Executed-Version")).hasValue("$LATEST");
    }

    @Test
    void saysThatTheFunctionFailed() {
        HttpResponse<byte[]> response = host.invoke(ONE, "{\"do\": \"fail\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Amz-Function-Error")).hasValue("Unhandled");
        JsonNode error = HostUnderTest.JSON.readTree(response.body());
        assertThat(error.path("errorType").asString()).isEqualTo(broken());
        assertThat(error.path("errorMessage").asString()).isEqualTo("as asked");
        assertThat(host.answer(ONE, "{}").has("echo")).isTrue();
    }

    @Test
    void endsAProcessThatTakesTooLong() {
        HttpResponse<byte[]> response = host.invoke(HURRIED, "{\"do\": \"hang\"}");

        assertThat(error(response, "Sandbox.Timedout")).endsWith("Task timed out after 0.30 seconds");
        Until.holds("its process is gone", () -> host.count(HURRIED, "busy") == 0);
    }

    @Test
    void saysThatAProcessWasKilled() {
        long pid = host.answer(ALONE, "{\"do\": \"pid\"}").path("pid").asLong();
        CompletableFuture<HttpResponse<byte[]>> hanging = host.invokeLater(ALONE, "{\"do\": \"hang\"}");
        Until.holds("it hangs", () -> host.count(ALONE, "busy") == 1);

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        assertThat(error(hanging.join(), "Runtime.ExitError")).endsWith("Runtime exited with error: signal: killed");
        assertThat(host.answer(ALONE, "{\"do\": \"pid\"}").path("pid").asLong()).isNotEqualTo(pid);
    }

    @Test
    void replacesAProcessThatWasKilledWhileItWaited() {
        long pid = host.answer(ALONE, "{\"do\": \"pid\"}").path("pid").asLong();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();

        process.destroyForcibly();
        process.onExit().join();

        Until.holds("the host has seen it", () -> host.count(ALONE, "idle") + host.count(ALONE, "frozen") == 0);
        assertThat(host.answer(ALONE, "{\"do\": \"pid\"}").path("pid").asLong()).isNotEqualTo(pid);
    }

    @Test
    void saysThatAProcessEndedItself() {
        assertThat(error(host.invoke(ONE, "{\"do\": \"exit\"}"), "Runtime.ExitError"))
                .endsWith("Runtime exited with error: exit status 3");
    }

    @Test
    void givesTheEndOfTheLog() {
        HttpResponse<byte[]> response = host.invoke(ONE, "{\"do\": \"print\"}", "X-Amz-Log-Type", "Tail");

        String id = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        String log = decoded(response.headers().firstValue("X-Amz-Log-Result").orElseThrow());
        assertThat(log)
                .contains("START RequestId: " + id + " Version: $LATEST\n", "words\n", "END RequestId: " + id + "\n")
                .containsOnlyOnce("REPORT RequestId: " + id);
        Until.holds("the log has it, too", () -> host.logs(ONE).contains("REPORT RequestId: " + id));
    }

    @Test
    void keepsLittleOfAFunctionThatPrintsWithoutEnd() {
        HttpResponse<byte[]> response =
                host.invoke(ONE, "{\"do\": \"flood\", \"kb\": 20000}", "X-Amz-Log-Type", "Tail");

        assertThat(response.headers().firstValue("X-Amz-Function-Error")).isEmpty();
        assertThat(decoded(response.headers().firstValue("X-Amz-Log-Result").orElseThrow())
                        .length())
                .isLessThanOrEqualTo(4096);
        String id = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        Until.holds("the log says what is left out", () -> host.logs(ONE).contains("bytes more were printed"));
        Until.holds("and goes on", () -> host.logs(ONE).contains("REPORT RequestId: " + id));
    }

    @Test
    void refusesWhatIsBeyondTheFunctionsConcurrency() {
        CompletableFuture<HttpResponse<byte[]>> hanging = host.invokeLater(ALONE, "{\"do\": \"hang\"}");
        Until.holds("it hangs", () -> host.count(ALONE, "busy") == 1);

        HttpResponse<byte[]> response = host.invoke(ALONE, "{}");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).hasValue("TooManyRequestsException");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        endHanging(hanging);
    }

    private void endHanging(CompletableFuture<HttpResponse<byte[]>> hanging) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> environmentOf(process).contains("AWS_LAMBDA_FUNCTION_NAME=" + ALONE))
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(error(hanging.join(), "Runtime.ExitError")).endsWith("signal: killed");
    }

    private static String environmentOf(ProcessHandle process) {
        try {
            return java.nio.file.Files.readString(
                    Path.of("/proc/" + process.pid() + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    @Test
    void givesAProcessItsOwnEnvironmentAlone() {
        JsonNode answer = host.answer(ONE, "{\"do\": \"names\"}");

        assertThat(answer.path("colour").asString()).isEqualTo("blue");
        List<String> names = new ArrayList<>();
        answer.path("names").forEach(name -> names.add(name.asString()));
        names.removeIf(name -> name.startsWith("AWS_") || name.startsWith("_X_AMZN"));
        assertThat(names)
                .contains("COLOUR", "_HANDLER", "LAMBDA_TASK_ROOT")
                .isSubsetOf(
                        "COLOUR",
                        "_HANDLER",
                        "LAMBDA_TASK_ROOT",
                        "LAMBDA_RUNTIME_DIR",
                        "PATH",
                        "LANG",
                        "TZ",
                        // What a shell sets by itself.
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    @Test
    void refusesAnAnswerAboveSixMegabytes() {
        assertThat(error(host.invoke(ONE, "{\"do\": \"large\", \"bytes\": 6400000}"), "Function.ResponseSizeTooLarge"))
                .contains("6291456 bytes");
        assertThat(host.answer(ONE, "{\"do\": \"large\", \"bytes\": 6000000}").asString())
                .hasSize(6_000_000);
    }

    @Test
    void freezesAProcessThatHasNothingToDo() {
        long pid = host.answer(ALONE, "{\"do\": \"pid\"}").path("pid").asLong();

        Until.holds("it is frozen", () -> host.count(ALONE, "frozen") == 1);
        Until.holds("it is stopped", () -> stateOf(pid) == 'T');
        assertThat(host.answer(ALONE, "{\"do\": \"pid\"}").path("pid").asLong()).isEqualTo(pid);
    }

    private static char stateOf(long pid) {
        try {
            String stat = java.nio.file.Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return '?';
        }
    }

    @Test
    void streamsAWholeAnswerInFrames() {
        List<Frame> frames = host.stream(ONE, "{\"a\": 1}");

        assertThat(text(frames)).contains("\"echo\":{\"a\":");
        assertThat(frames.getLast()).isInstanceOfSatisfying(Frame.Complete.class, end -> assertThat(end.errorCode())
                .isNull());
    }

    @Test
    void saysInTheLastFrameThatTheFunctionFailed() {
        List<Frame> frames = host.stream(ONE, "{\"do\": \"fail\"}");

        assertThat(frames).hasSize(1);
        assertThat(frames.getLast()).isInstanceOfSatisfying(Frame.Complete.class, end -> {
            assertThat(end.errorCode()).isEqualTo(broken());
            assertThat(end.errorDetails()).contains("as asked");
        });
    }

    static String text(List<Frame> frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Frame frame : frames) {
            if (frame instanceof Frame.Payload(byte[] bytes)) {
                all.writeBytes(bytes);
            }
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static String error(HttpResponse<byte[]> response, String type) {
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Amz-Function-Error")).isPresent();
        JsonNode error = HostUnderTest.JSON.readTree(response.body());
        assertThat(error.path("errorType").asString()).isEqualTo(type);
        return error.path("errorMessage").asString();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
