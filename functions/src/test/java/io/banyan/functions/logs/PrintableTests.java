package io.banyan.functions.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTests {
    @Test
    void writesOutWhatATerminalWouldObey() {
        assertThat(Printable.of("\u001b[2Jgone\r$1 \\")).isEqualTo("\\x1b[2Jgone\\x0d$1 \\");
    }

    @Test
    void leavesTextAndTabsAlone() {
        assertThat(Printable.of("Zoë\t東 😀")).isEqualTo("Zoë\t東 😀");
    }
}
