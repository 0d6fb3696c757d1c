package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.admin.AdminToken;
import io.banyan.options.BanyanProperties;
import io.banyan.options.Options;
import io.banyan.options.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class StateFolderTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void keepsWhatItMadeFirst() {
        StateFolder state = StateFolder.open(folder.resolve("made/for/it"));

        assertThat(state.keep("word", () -> "first").made()).isTrue();
        assertThat(state.keep("word", () -> "second").text()).isEqualTo("first");
    }

    @Test
    void givesOneInstallationOneName() {
        StateFolder state = StateFolder.open(folder);

        assertThat(ReplicaId.of(state)).isEqualTo(ReplicaId.of(state));
    }

    @Test
    void showsAKeptTokenToNobodyElse() throws IOException {
        StateFolder state = StateFolder.open(folder);

        AdminToken token = AdminAccess.token(new MockEnvironment(), state, written(Map.of()), false);

        Path file = folder.resolve("admin-token");
        assertThat(token.matches(Files.readString(file).strip())).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void prefersTheTokenOfTheEnvironment() {
        String given = "wJalrXUtnFEMIK7MDENGbPxRfiCY";
        MockEnvironment environment = new MockEnvironment().withProperty("BANYAN_ADMIN_TOKEN", given);

        AdminToken token = AdminAccess.token(environment, StateFolder.open(folder), written(Map.of()), false);

        assertThat(token.matches(given)).isTrue();
        assertThat(folder.resolve("admin-token")).doesNotExist();
    }

    @Test
    void makesNoTokenWhereReplicasShareARedis() {
        StateFolder state = StateFolder.open(folder);

        assertThatThrownBy(() -> AdminAccess.token(
                        new MockEnvironment(), state, written(Map.of("banyan.redis", "redis://127.0.0.1:6379")), false))
                .hasMessageContaining("BANYAN_ADMIN_TOKEN is missing but must be set with --redis");
    }

    private static BanyanProperties written(Map<String, Object> options) {
        Map<String, Object> all = new HashMap<>(options);
        all.put("banyan.legacy", "http://127.0.0.1:1");
        return Options.checked(all);
    }

    @Test
    void refusesAWeakTokenWithoutRepeatingIt() {
        MockEnvironment environment = new MockEnvironment().withProperty("BANYAN_ADMIN_TOKEN", "changeit");

        assertThatThrownBy(() -> AdminAccess.token(environment, StateFolder.open(folder), written(Map.of()), false))
                .hasMessage("BANYAN_ADMIN_TOKEN: the admin token has at most 48 bits but must have at least 128;"
                        + " make one with: openssl rand -hex 32");
    }

    @Test
    void writesAnewWhatWasDeletedAsAWhole() throws IOException {
        Path made = folder.resolve("state");
        StateFolder state = StateFolder.open(made);
        state.keep("id", () -> "first");
        state.keep("token", () -> "secret");
        Files.delete(made.resolve("id"));
        Files.delete(made.resolve("token"));
        Files.delete(made);

        assertThat(state.look()).isEmpty();

        assertThat(made.resolve("id")).hasContent("first");
        assertThat(made.resolve("token")).hasContent("secret");
    }

    @Test
    void leavesATokenDeletedThatWasTakenAway() throws IOException {
        StateFolder state = StateFolder.open(folder);
        state.keep("id", () -> "first");
        state.keep("token", () -> "secret");
        Files.delete(folder.resolve("token"));

        assertThat(state.look()).isEmpty();

        assertThat(folder.resolve("token")).doesNotExist();
    }

    @Test
    void startsWithoutWhatItCannotReadAndLeavesItAlone() throws IOException {
        Files.createDirectory(folder.resolve("token"));
        StateFolder state = StateFolder.open(folder);

        assertThat(state.keep("token", () -> "secret").saved()).isFalse();
        assertThat(state.look()).hasValue("token cannot be read");
        assertThat(folder.resolve("token")).isDirectory();
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> StateFolder.open(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("--state: " + file)
                .hasMessageEndingWith("choose another folder with --state DIR");
    }
}
