package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program itself, as a process that gets a signal in the middle of its start.
class StageSignalTests {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void leavesNothingRunningAndNothingBehind() throws Exception {
        Process stage = start();
        boolean inTheMiddle = false;
        while (!inTheMiddle && !stage.waitFor(20, TimeUnit.MILLISECONDS)) {
            inTheMiddle = !temporaryFolders().isEmpty()
                    && stage.descendants().findAny().isPresent();
        }

        stage.destroy();

        assertThat(stage.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stage.exitValue()).isEqualTo(143);
        assertThat(temporaryFolders()).isEmpty();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(folder.toString())))
                .isEmpty();
    }

    private Process start() throws Exception {
        Ports ports = Ports.free();
        Files.createDirectories(folder.resolve("routes"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-Dot.epg.working-dir=" + Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stage.class.getName(),
                        "--without-gateway",
                        "--port=" + ports.gateway(),
                        "--admin-port=" + ports.admin(),
                        "--monolith-port=" + ports.monolith(),
                        "--modern-port=" + ports.modern(),
                        "--functions-port=" + ports.functions())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("stage.log").toFile())
                .start();
    }

    private List<Path> temporaryFolders() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("banyan-demo-"))
                    .toList();
        }
    }
}
