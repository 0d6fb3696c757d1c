package io.banyan.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each of these made a reader wait, or read without an end.
class RegularFileTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void isReadAsFarAsAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), "group: events\n");

        assertThat(RegularFile.read(file, 100)).isEqualTo("group: events\n".getBytes(StandardCharsets.UTF_8));
        assertThat(RegularFile.read(file, 4)).hasSize(5);
    }

    @Test
    void isNoPipe() throws Exception {
        assertThatThrownBy(() -> RegularFile.read(Pipes.make(folder.resolve("x.yaml")), 100))
                .isInstanceOf(RegularFile.NotRegular.class)
                .hasMessage("it is a pipe, a socket or a device");
    }

    @Test
    void isNoDeviceBehindALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("x.yaml"), Path.of("/dev/zero"));

        assertThatThrownBy(() -> RegularFile.read(link, 100)).isInstanceOf(RegularFile.NotRegular.class);
    }

    @Test
    void isEmptyWhereTheSystemSaysSo() throws IOException {
        assertThat(RegularFile.read(Path.of("/proc/self/status"), 100)).isEmpty();
    }

    @Test
    void isNamedAsARouteFilesProblem() throws Exception {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Pipes.make(routes.resolve("pipe.yaml"));
        Files.createDirectory(routes.resolve("folder.yaml"));
        Files.createSymbolicLink(routes.resolve("loop.yaml"), routes.resolve("loop.yaml"));
        RoutesFolder read = new RoutesFolder(routes);

        assertThat(read.signatures()).containsOnlyKeys("folder.yaml", "loop.yaml", "pipe.yaml");
        assertThat(read.read("pipe.yaml").unreadable())
                .hasToString(
                        routes.resolve("pipe.yaml")
                                + ": cannot be read (it is a pipe, a socket or a device); make it a file that this process can read");
        assertThat(String.valueOf(read.read("folder.yaml").unreadable())).contains("(it is a folder)");
        assertThat(String.valueOf(read.read("loop.yaml").unreadable())).contains("(its links lead in a circle)");
    }

    @Test
    void makesNoFolderOfAPipe() throws Exception {
        RoutesFolder pipe = new RoutesFolder(Pipes.make(folder.resolve("routes")));

        assertThatThrownBy(pipe::signatures)
                .isInstanceOfSatisfying(FolderUnreadable.class, unreadable -> assertThat(unreadable.problem())
                        .hasToString(pipe.path() + ": cannot be read as a folder (it is a file); name a readable"
                                + " folder of route files"));
    }
}
