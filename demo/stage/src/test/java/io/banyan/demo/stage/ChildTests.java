package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTests {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void endsOneThatWasStoppedForAWhileWithoutForce() throws Exception {
        Child child = Child.start(List.of("sleep", "600"), folder.resolve("log"));
        child.becameReady();
        var code = new CompletableFuture<Integer>();
        child.whenEnded(code::complete);
        new ProcessBuilder("kill", "-STOP", String.valueOf(child.pid())).start().waitFor();

        child.close();

        assertThat(code.get(30, TimeUnit.SECONDS)).as("128 + SIGTERM").isEqualTo(143);
    }
}
