package io.banyan.functions.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLogTests {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String HEAD = "2026-11-29T12:00:00.000Z ab12 ";

    private final Path folder;
    private final FunctionLog log;
    private final EnvironmentLog environment;

    FunctionLogTests(@TempDir Path folder) {
        this.folder = folder;
        this.log = new FunctionLog(folder.resolve("logs"), "orders");
        this.environment = new EnvironmentLog(log, "ab12", InstantSource.fixed(NOON));
    }

    @Test
    void givesTheLastLines() throws IOException {
        log.line("one");
        log.line("two");
        log.flush();
        log.line("three");

        assertThat(log.last(2)).containsExactly("two", "three");
    }

    @Test
    void neverTakesMoreThanTwoFilesOfDisk() throws IOException {
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 100; j++) {
                log.line("x".repeat(10_000));
            }
            log.flush();
        }

        assertThat(size()).isBetween(FunctionLog.MOST_IN_FILE, 2 * FunctionLog.MOST_IN_FILE);
    }

    @Test
    void neverTakesMoreThanFourMegabytesOfMemory() throws IOException {
        for (int i = 0; i < 500; i++) {
            log.line("x".repeat(10_000));
        }
        log.flush();
        log.line("after");

        assertThat(size()).isLessThanOrEqualTo(FunctionLog.MOST_IN_MEMORY);
        assertThat(log.last(2).getFirst()).matches("\\[[0-9]+ lines came faster than .*]");
        assertThat(log.last(2).getLast()).isEqualTo("after");
    }

    @Test
    void putsTimeAndEnvironmentBeforeEachLine() throws IOException {
        environment.begin("START");
        print("one\ntw");
        print("o\nthree");
        environment.report("END");

        assertThat(log.last(10))
                .containsExactly(HEAD + "START", HEAD + "one", HEAD + "two", HEAD + "three", HEAD + "END");
        assertThat(environment.lastWords()).isEqualTo("three");
    }

    @Test
    void keepsAMegabyteOfOneInvocationAndCountsTheRest() throws IOException {
        environment.begin("START 1");
        for (int i = 0; i < 3 * 1024; i++) {
            print("x".repeat(1023) + "\n");
            log.flush();
        }
        environment.report("END 1");
        environment.begin("START 2");
        print("again\n");

        assertThat(log.last(4))
                .satisfies(lines -> assertThat(lines.getFirst())
                        .matches(".*\\[21[0-9]{5} bytes more were printed by this invocation, and are not kept]"))
                .endsWith(HEAD + "END 1", HEAD + "START 2", HEAD + "again");
    }

    @Test
    void givesWhoeverInvokedTheEndOfTheirInvocationAlone() {
        environment.begin("START 1");
        print("first\n");
        environment.report("END 1");
        environment.begin("START 2");
        print("second");

        assertThat(new String(environment.tail("END 2"), StandardCharsets.UTF_8))
                .isEqualTo("START 2\nsecond\nEND 2\n");
    }

    private void print(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        environment.printed(bytes, bytes.length);
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
