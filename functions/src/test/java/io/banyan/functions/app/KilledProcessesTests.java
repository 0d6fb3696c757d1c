package io.banyan.functions.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Whatever happens to processes, each invocation is answered once, with its own answer.
class KilledProcessesTests {
    private static final int INVOCATIONS = 400;
    private static final int AT_ONCE = 4;
    private static final int KILLED_EACH = 25;

    private final HostUnderTest host;

    KilledProcessesTests(@TempDir Path folder) throws IOException {
        Path function = HostUnderTest.write(
                folder, "echo", "runtime: nodejs\nhandler: index.handler\ntimeout: 20s\nconcurrency: " + AT_ONCE + "\n");
        Files.writeString(
                function.resolve("index.mjs"),
                "export const handler = async (event) => ({ n: event.n, pid: process.pid });\n");
        host = HostUnderTest.start(folder);
    }

    @AfterEach
    void end() {
        host.close();
    }

    @Test
    void answersEachInvocationWithItsOwn() {
        List<String> wrong = new ArrayList<>();
        long pid = 0;
        int answered = 0;
        for (int n = 0; n < INVOCATIONS; n += AT_ONCE) {
            List<CompletableFuture<HttpResponse<byte[]>>> underWay = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                underWay.add(host.invokeLater("echo", "{\"n\": " + (n + i) + "}"));
            }
            if (n % KILLED_EACH < AT_ONCE && pid != 0) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            for (int i = 0; i < AT_ONCE; i++) {
                HttpResponse<byte[]> response = underWay.get(i).join();
                JsonNode answer = HostUnderTest.JSON.readTree(response.body());
                if (response.headers().firstValue("X-Amz-Function-Error").isPresent()) {
                    wrong.add(answer.path("errorType").asString());
                } else {
                    assertThat(answer.path("n").asInt()).as(response.toString()).isEqualTo(n + i);
                    pid = answer.path("pid").asLong();
                    answered++;
                }
            }
        }

        assertThat(answered).isGreaterThan(INVOCATIONS * 9 / 10);
        assertThat(wrong).hasSize(INVOCATIONS - answered).allMatch("Runtime.ExitError"::equals);
    }
}
