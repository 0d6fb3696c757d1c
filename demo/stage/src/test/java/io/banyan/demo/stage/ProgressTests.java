package io.banyan.demo.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTests {
    private final CountDownLatch spoken = new CountDownLatch(1);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (new String(bytes, offset, length, UTF_8).contains("\n")) {
                spoken.countDown();
            }
        }
    };
    private final Progress progress = new Progress(new PrintStream(said, true, UTF_8), Duration.ofMillis(200));

    @Test
    void isSilentAboutWhatTakesNoTime() throws Exception {
        Progress patient = new Progress(new PrintStream(said, true, UTF_8), Duration.ofSeconds(30));

        String result = patient.watch("the kettle", () -> "boiled");

        assertThat(result).isEqualTo("boiled");
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    @Test
    void speaksWhenPatienceEndsAndWhenItIsDone() throws Exception {
        progress.watch("the kettle", () -> {
            assertThat(spoken.await(30, TimeUnit.SECONDS)).isTrue();
            return "boiled";
        });

        assertThat(said.toString(UTF_8).lines()).hasSize(2).first().asString().startsWith("the kettle is starting, ");
        assertThat(said.toString(UTF_8)).containsPattern("the kettle is up after \\d+\\.\\d s");
    }
}
