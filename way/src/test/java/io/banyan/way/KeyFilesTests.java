package io.banyan.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class KeyFilesTests {
    private static final WayKey KEY = WayKey.of(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    void readsAnInstallationsKeysInTheirOrder() throws Exception {
        WayKey other = KEY.ofGroup("any");
        Path file = file("# of 2027\n" + KEY.text() + "\n\n" + other.text() + "\n");

        assertThat(KeyFiles.ofInstallation(file)).containsExactly(KEY, other);
    }

    @Test
    void readsSeveralKeysOfAGroup() throws Exception {
        WayKey newer = KEY.ofGroup("newer");
        Path file = file("prices " + KEY.text() + "\norders " + KEY.text() + "\nprices  " + newer.text() + "\n");

        assertThat(KeyFiles.ofGroups(file))
                .containsEntry("prices", List.of(KEY, newer))
                .containsEntry("orders", List.of(KEY))
                .hasSize(2);
    }

    @Test
    void tellsEveryLineThatIsNoKeyAndShowsNone() throws IOException {
        Path file = file("secret\n" + KEY.text() + "\nc2hvcnQ=\n");

        assertThatExceptionOfType(BadKeys.class)
                .isThrownBy(() -> KeyFiles.ofInstallation(file))
                .satisfies(bad -> assertThat(bad.problems()).hasSize(2))
                .withMessageContaining(
                        "keys.txt:1: is no key: at least 32 bytes in base64; make one: ./banyan way create")
                .withMessageContaining("keys.txt:3:")
                .withMessageNotContaining("secret");
        assertThatExceptionOfType(BadKeys.class)
                .isThrownBy(() -> KeyFiles.ofGroups(file))
                .withMessageContaining("keys.txt:1: is no group with its key; write the lines that this prints:");
    }

    @Test
    void tellsOfAFileThatIsEmptyOrMissing() throws IOException {
        Path empty = file("# none\n");

        assertThatExceptionOfType(BadKeys.class)
                .isThrownBy(() -> KeyFiles.ofInstallation(empty))
                .withMessageContaining("has no key");
        assertThatExceptionOfType(BadKeys.class)
                .isThrownBy(() -> KeyFiles.ofGroups(folder.resolve("missing")))
                .withMessageContaining("is no file of keys");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.txt"), text);
    }
}
