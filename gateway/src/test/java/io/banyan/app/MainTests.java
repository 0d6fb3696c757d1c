package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
                .hasSize(3)
                .allMatch(line -> line.startsWith("banyan: --"))
                .noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void saysWhyItCouldNotStartAndExitsWithOne() {
        int exitCode = run(
                "serve",
                "--legacy=http://127.0.0.1:1",
                "--port=0",
                "--admin-port=0",
                "--routes=" + folder,
                "--state=/proc/nowhere");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).startsWith("banyan: --state: /proc/nowhere").hasLineCount(1);
    }

    private int run(String... args) {
        return Main.commands().setErr(new PrintWriter(err, true)).execute(args);
    }
}
