package io.banyan.demo.stage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTests {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(said, true, UTF_8), Duration.ofMillis(200));

    @Test
    void isSilentAboutWhatTakesNoTime() throws Exception {
        String result = progress.watch("the kettle", () -> "boiled");

        assertThat(result).isEqualTo("boiled");
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    @Test
    void speaksWhenPatienceEndsAndWhenItIsDone() throws Exception {
        progress.watch("the kettle", () -> {
            Thread.sleep(400);
            return "boiled";
        });

        assertThat(said.toString(UTF_8).lines()).hasSize(2).first().isEqualTo("the kettle is starting, 0 s so far ...");
        assertThat(said.toString(UTF_8)).containsPattern("the kettle is up after 0\\.\\d s");
    }
}
