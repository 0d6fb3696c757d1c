package io.banyan.functions.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTests {
    private final List<String> replaced = new ArrayList<>();
    private final Path folder;
    private final Path file;
    private final FolderWatch watch;

    FolderWatchTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path function = Files.createDirectories(folder.resolve("one"));
        file = function.resolve("function.yaml");
        Files.writeString(function.resolve("index.mjs"), "export const handler = async () => 1;\n");
        write();
        watch = new FolderWatch(new FunctionFolders(folder), spec -> replaced.add(spec.name()));
        watch.look();
    }

    private void write() throws IOException {
        Files.writeString(file, """
                name: one
                group: tests
                owner: team-tests
                contact: "#tests"
                lifecycle: experimental
                runtime: nodejs
                handler: index.handler
                """);
    }

    @Test
    void aFileThatIsGoneForOneLookIsAnEditors() throws IOException {
        FunctionSpec before = watch.latest("one");
        Files.delete(file);
        watch.look();
        assertThat(watch.latest("one")).isSameAs(before);

        write();
        watch.look();
        Files.delete(file);
        watch.look();

        assertThat(watch.latest("one")).isNotNull();
    }

    @Test
    void aFunctionIsGoneAfterTwoLooks() throws IOException {
        Files.delete(file);
        watch.look();
        watch.look();

        assertThat(watch.latest("one")).isNull();
        assertThat(replaced).containsExactly("one");
    }

    @Test
    void valuesInValuesAreAMistakeAndHarmNoOtherFunction() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("function.yaml"), "name: " + "[".repeat(100_000));

        watch.look();

        assertThat(watch.problems()).hasSize(1);
        assertThat(watch.latest("one")).isNotNull();
    }
}
