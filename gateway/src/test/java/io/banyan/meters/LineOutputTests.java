package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.written.Pipes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineOutputTests {
    private static final Path FULL = Path.of("/dev/full");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void countsWhatAFullDiskDoesNotTake() throws IOException {
        try (LineOutput lines = output(FULL)) {
            awaitOpen(lines);
            write(lines, "one", "two", "three");

            assertThat(lost()).isEqualTo(3);
            assertThat(lines.problem())
                    .hasValue("the access log /dev/full cannot be written (No space left on device): its lines are"
                            + " dropped, and counted in banyan.accesslog.dropped");
        }
    }

    @Test
    void writesOnOnceThereIsRoom() throws IOException {
        Path file = Files.createSymbolicLink(folder.resolve("access.log"), FULL);
        try (LineOutput lines = output(file)) {
            awaitOpen(lines);
            write(lines, "lost");
            Files.delete(file);
            Files.writeString(file, "cut o");
            write(lines, "too soon");
            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            write(lines, "first", "second");

            assertThat(file).hasContent("cut o\nfirst\nsecond\n");
            assertThat(lost()).isEqualTo(2);
            assertThat(lines.problem()).isEmpty();
        }
    }

    @Test
    void waitsForNoReaderOfAPipe() throws Exception {
        Path pipe = Pipes.make(folder.resolve("access.log"));
        try (LineOutput lines = output(pipe)) {
            write(lines, "lost");
            assertThat(lines.problem().orElseThrow()).contains("nobody reads that pipe");

            Process reader = new ProcessBuilder("cat", pipe.toString()).start();
            awaitOpen(lines);
            write(lines, "read");

            try (BufferedReader read = reader.inputReader()) {
                assertThat(read.readLine()).isEqualTo("read");
            }
            assertThat(lost()).isEqualTo(1);
        }
    }

    @Test
    void isNoFolder() {
        assertThatThrownBy(() -> output(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("it cannot be opened for writing (Is a directory)");
    }

    private LineOutput output(Path file) throws IOException {
        return LineOutput.file(file, new Registrar(registry).counter(Meters.ACCESSLOG_DROPPED), nanos::get);
    }

    private static void write(LineOutput lines, String... texts) {
        for (String text : texts) {
            byte[] line = (text + "\n").getBytes(StandardCharsets.UTF_8);
            lines.write(line, 0, line.length);
        }
    }

    private double lost() {
        return registry.get("banyan.accesslog.dropped").counter().count();
    }

    /// What is no plain file is opened by another thread.
    private static void awaitOpen(LineOutput lines) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (lines.problem().isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
