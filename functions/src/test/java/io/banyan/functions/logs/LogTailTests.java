package io.banyan.functions.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogTailTests {
    private final LogTail tail = new LogTail();

    @Test
    void givesAllOfALittle() {
        add("one");
        add("two");

        assertThat(text()).isEqualTo("onetwo");
    }

    @Test
    void givesTheEndOfMuch() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            all.append(i).append(' ');
            add(i + " ");
        }

        assertThat(text()).hasSize(4096).isEqualTo(all.substring(all.length() - 4096));
    }

    @Test
    void givesTheEndOfOneLargePiece() {
        add("x".repeat(10_000) + "end");

        assertThat(text()).hasSize(4096).endsWith("xend");
    }

    @Test
    void forgetsAll() {
        add("one");
        tail.clear();

        assertThat(text()).isEmpty();
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        tail.add(bytes, 0, bytes.length);
    }

    private String text() {
        return new String(tail.bytes(), StandardCharsets.UTF_8);
    }
}
