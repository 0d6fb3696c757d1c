package io.banyan.functions.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.functions.spec.FunctionFolders;
import io.banyan.functions.spec.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionStoreTests {
    private final Path folder;
    private final Path function;
    private final VersionStore store;

    VersionStoreTests(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.function = Files.createDirectories(folder.resolve("functions/orders"));
        this.store = new VersionStore(folder.resolve("state"));
        Files.writeString(function.resolve("function.yaml"), """
                name: orders
                group: orders
                owner: team-orders
                contact: "#team-orders"
                lifecycle: production
                runtime: nodejs
                handler: index.handler
                """);
        write("index.mjs", "first");
    }

    @Test
    void keepsWhatWasPublished() throws IOException, BadVersion {
        assertThat(store.publish(spec())).isEqualTo("1");
        write("index.mjs", "second");

        Path kept = store.spec("orders", "1").program().code().resolve("index.mjs");

        assertThat(kept).hasContent("first");
        assertThat(kept.toFile().canWrite() && !isRoot()).isFalse();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Test
    void givesANewNumberOnlyToWhatIsNew() throws IOException {
        assertThat(store.publish(spec())).isEqualTo("1");
        assertThat(store.publish(spec())).isEqualTo("1");
        write("index.mjs", "second");

        assertThat(store.publish(spec())).isEqualTo("2");
        assertThat(new VersionStore(folder.resolve("state")).versions("orders")).containsExactly("1", "2");
    }

    @Test
    void leavesHiddenFilesOut() throws IOException, BadVersion {
        Files.createDirectories(function.resolve(".git"));
        write(".git/config", "x");
        write(".env", "SECRET=1");

        store.publish(spec());

        assertThat(store.spec("orders", "1").source().folder())
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
    }

    @Test
    void refusesALinkThatLeavesTheFolder() throws IOException {
        Files.createSymbolicLink(function.resolve("passwd"), Path.of("/etc/passwd"));

        assertThatThrownBy(() -> store.publish(spec()))
                .isInstanceOf(IOException.class)
                .hasMessage("passwd is a link that leaves the function's folder; copy what it names into the folder");
        assertThat(store.versions("orders")).isEmpty();
    }

    @Test
    void movesAnAlias() throws IOException, BadVersion {
        store.publish(spec());
        store.alias("orders", "live", "1");
        write("index.mjs", "second");
        store.publish(spec());
        store.alias("orders", "live", "2");
        store.alias("orders", "next", "$LATEST");

        assertThat(store.aliases("orders")).containsEntry("live", "2").containsEntry("next", "$LATEST");
        assertThat(new VersionStore(folder.resolve("state")).aliases("orders")).isEqualTo(store.aliases("orders"));
    }

    @Test
    void saysWhichVersionsThereAre() throws IOException {
        store.publish(spec());

        assertThatThrownBy(() -> store.alias("orders", "live", "7"))
                .hasMessage("version was '7' but must be one of orders's: $LATEST, 1; ./banyan functions publish orders"
                        + " makes one");
        assertThatThrownBy(() -> store.alias("orders", "7", "1")).hasMessageContaining("not digits alone");
        assertThatThrownBy(() -> store.alias("orders", "../x", "1")).hasMessageContaining("alias was '../x'");
        assertThatThrownBy(() -> store.spec("orders", "9")).hasMessageContaining("there is no version 9");
    }

    private FunctionSpec spec() {
        return Objects.requireNonNull(
                new FunctionFolders(folder.resolve("functions")).read().specs().get("orders"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(function.resolve(name), text);
    }
}
