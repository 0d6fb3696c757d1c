package io.banyan.functions.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(10)
class OutputPipeTests {
    @Test
    void whoeverWaitsGoesOnWhereNobodyWrites(@TempDir Path folder) throws IOException {
        OutputPipe pipe = OutputPipe.in(folder, "a");
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> first(pipe));

        while (!read.isDone()) {
            pipe.release();
        }

        assertThat(read.join()).isEqualTo(-1);
    }

    /// As when a process is killed before it began: its end was opened and closed, and the reader has gone.
    @Test
    void itIsReleasedThoughNobodyWaitsAnyMore(@TempDir Path folder) throws IOException {
        OutputPipe pipe = OutputPipe.in(folder, "b");
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> first(pipe));
        new FileOutputStream(pipe.file()).close();
        assertThat(read.join()).isEqualTo(-1);

        pipe.release();
    }

    private static int first(OutputPipe pipe) {
        try (FileInputStream opened = pipe.open()) {
            return opened.read();
        } catch (IOException broken) {
            return 0;
        }
    }
}
