package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTests {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysEveryWrongOptionAndExitsWithTwo() {
        int exitCode = run("serve", "--port=http", "--drain=5");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("banyan: "))
                .noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void saysWhyItCouldNotStartAndExitsWithOne() throws IOException {
        Path file = Files.createFile(folder.resolve("state"));

        int exitCode = run(
                "serve",
                "--legacy=http://127.0.0.1:1",
                "--port=0",
                "--admin-port=0",
                "--routes=" + folder,
                "--state=" + file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).startsWith("banyan: --state: " + file).hasLineCount(1);
    }

    private int run(String... args) {
        return Main.commands().setErr(new PrintWriter(err, true)).execute(args);
    }
}
