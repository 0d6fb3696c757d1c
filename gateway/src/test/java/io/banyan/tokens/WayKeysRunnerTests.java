package io.banyan.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.banyan.way.BadKeys;
import io.banyan.way.WayKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class WayKeysRunnerTests {
    private static final WayKey OLD = WayKey.of(new byte[32]);
    private static final WayKey NEW = WayKey.of(filled(7));

    @TempDir
    private Path folder;

    private Path file;
    private WayKeysRunner keys;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("way-keys.txt");
        write(OLD.text());
        keys = WayKeysRunner.open(file);
    }

    @Test
    void signsWithTheFirstKeyOfTheFileAsItIsNowAndAcceptsTheOthers() throws IOException {
        write(NEW.text(), OLD.text());

        keys.look();

        assertThat(keys.get().of("prices")).containsExactly(NEW.ofGroup("prices"), OLD.ofGroup("prices"));
        assertThat(keys.errors()).isEmpty();
    }

    @Test
    void keepsTheKeysOfBeforeWhileTheFileHasErrorsAndSaysSo() throws IOException {
        write(NEW.text(), "no key");

        keys.look();

        assertThat(keys.get().of("prices")).containsExactly(OLD.ofGroup("prices"));
        assertThat(keys.errors())
                .singleElement()
                .asString()
                .startsWith("--way-keys: " + file + ":2: ")
                .endsWith("; the keys of before stay in force")
                .doesNotContain(NEW.text());

        write(NEW.text());
        keys.look();

        assertThat(keys.get().of("prices")).containsExactly(NEW.ofGroup("prices"));
        assertThat(keys.errors()).isEmpty();
    }

    @Test
    void keepsTheKeysOfBeforeWhileThereIsNoFile() throws IOException {
        Files.delete(file);

        keys.look();

        assertThat(keys.get().of("prices")).containsExactly(OLD.ofGroup("prices"));
    }

    @Test
    void beginsWithNoFileThatHasErrors() throws IOException {
        write("no key");

        assertThatExceptionOfType(BadKeys.class).isThrownBy(() -> WayKeysRunner.open(file));
    }

    private void write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private static byte[] filled(int with) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
