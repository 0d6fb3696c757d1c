package io.banyan.blackbox.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedTests {
    @Test
    void takesWhatBashTakesAsAWhole() {
        assertThat(of("""
                ```sh
                ask() { for i in 1 2; do echo $i
                        done; }
                ask   # twice
                ls \\
                  -l
                ```
                """))
                .extracting(Printed::line, Printed::text, Printed::promises)
                .containsExactly(
                        tuple(2, "ask() { for i in 1 2; do echo $i\n        done; }", false),
                        tuple(4, "ask   # twice", true),
                        tuple(5, "ls \\\n  -l", false));
    }

    @Test
    void takesTheOutputBelowAPrompt() {
        List<Printed> commands = of("""
                ```
                $ ./banyan kill events
                events: on
                undo: this
                $ ls
                ```
                """);

        assertThat(commands).extracting(Printed::text).containsExactly("./banyan kill events", "ls");
        assertThat(commands.getFirst().shown()).containsExactly("events: on", "undo: this");
    }

    @Test
    void leavesFilesAndLogsOut() {
        assertThat(of("```yaml\nweight: 0%\n```\n```\ntraffic port: 8080\n```\n"))
                .isEmpty();
    }

    @Test
    void refusesHalfACommand() {
        assertThatThrownBy(() -> of("```sh\necho 'half\n```\n")).hasMessage("a.md:2 is no whole command");
    }

    @Test
    void findsAPrintedOutputWithOtherNumbersAndIds() {
        var shown = Promise.of(
                List.of("events: at 10%, by ann", "undo: ... --undo-of 0c0b7a5e-5d0f-4b8e-9d5c-0f6f5b1c2a11"));

        assertThat(
                        "first\nevents: at 25%, by admin\n  more\nundo: all --undo-of 5a9e1c44-7d2b-4a38-8f21-6c3f0d9be702\n")
                .containsPattern(shown);
        assertThat("events: at 25%, by admin\n").doesNotContainPattern(shown);
        assertThat("events: at 25 %, by admin\nundo: all --undo-of 5a9e1c44-7d2b-4a38-8f21-6c3f0d9be702\n")
                .doesNotContainPattern(shown);
    }

    private static List<Printed> of(String text) {
        return Printed.of("a.md", text.lines().toList());
    }
}
