package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.lambda.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// By our bootstrap.
class NodeRuntimeTests extends RuntimeContract {
    private static final String STREAM = "stream";

    @Override
    String lay(Path function) throws IOException {
        Files.writeString(function.resolve("index.mjs"), Kit.text("index.mjs"));
        return "runtime: nodejs\nhandler: index.handler\n";
    }

    @Override
    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        Path stream = HostUnderTest.write(folder, STREAM, "");
        lay(stream);
        HostUnderTest.write(folder, STREAM, "runtime: nodejs\nhandler: index.stream\ntimeout: 20s\n");
        super.start(folder);
    }

    @Test
    void streamsWhatAHandlerWrites() {
        List<Frame> frames = host().stream(STREAM, "{}");

        assertThat(text(frames)).isEqualTo("first,last");
        assertThat(frames.getLast()).isEqualTo(new Frame.Complete(null, null, null));
    }

    @Test
    void beginsAStreamWithItsHead() {
        assertThat(text(host().stream(STREAM, "{\"head\": true}")))
                .isEqualTo("{\"statusCode\":201,\"cookies\":[\"a=b\"]}\0\0\0\0\0\0\0\0first,last");
    }

    @Test
    void saysInTheLastFrameThatAStreamBrokeOff() {
        List<Frame> frames = host().stream(STREAM, "{\"do\": \"fail\"}");

        assertThat(text(frames)).isEqualTo("first,");
        assertThat(frames.getLast()).isInstanceOfSatisfying(Frame.Complete.class, end -> {
            assertThat(end.errorCode()).isEqualTo("Broken");
            assertThat(end.errorDetails()).contains("\"errorMessage\":\"as asked\"");
        });
    }

    @Test
    void saysInTheLastFrameThatAProcessEndedMidway() {
        List<Frame> frames = host().stream(STREAM, "{\"do\": \"exit\"}");

        assertThat(text(frames)).isEqualTo("first,");
        assertThat(frames.getLast()).isInstanceOfSatisfying(Frame.Complete.class, end -> assertThat(end.errorCode())
                .isIn("Runtime.ExitError", "Runtime.TruncatedResponse"));
    }

    @Test
    void givesAStreamWholeToWhoeverWantsItWhole() {
        HttpResponse<byte[]> response = host().invoke(STREAM, "{}");

        assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("first,last");
    }

    @Test
    void holdsAStreamBackWhileItsReaderDoesNotRead() throws IOException {
        try (InputStream slow = host().open(STREAM, "{\"kb\": 100000}")) {
            assertThat(slow.readNBytes(10)).hasSize(10);
            Until.holds("the function is at work", () -> host().count(STREAM, "busy") == 1);
        }
        Until.holds("it ends when nobody reads any longer", () -> host().count(STREAM, "busy") == 0);
    }
}
