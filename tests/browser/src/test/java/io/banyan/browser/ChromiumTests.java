package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTests {
    @Test
    void saysHowToInstallTheBrowserWhenThereIsNone(@TempDir Path empty) {
        assertThatThrownBy(() -> Chromium.find(empty.toString()))
                .hasMessage("there is no chromium on the PATH; install it with: apt-get install chromium");
    }
}
