package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class DemoDocumentTests {
    @Test
    void showsTheHelpAsItIs() throws Exception {
        String help = new CommandLine(new Stage()).getUsageMessage(Ansi.OFF).strip();

        assertThat(Path.of("../../docs/demo.md")).content().contains("```\n" + help + "\n```\n");
    }

    /// Typed as printed there, by the test of what is printed.
    @Test
    void hasTheCommandsThatTheDemoPrints() throws Exception {
        StageOptions options = StageOptions.of(Path.of(""), Path.of(".state/demo"), Ports.USUAL);

        assertThat(Path.of("../../docs/demo.md"))
                .content()
                .contains(Welcome.ownAnswer(
                        "http://127.0.0.1:8080", "$(cat %s)".formatted(options.projectorPid()), options));
    }

    @Test
    void hasTheCommandsThatMendTheMistake() throws Exception {
        StageOptions options = StageOptions.of(Path.of(""), Path.of(".state/demo"), Ports.USUAL)
                .withRamp();

        assertThat(Path.of("../../docs/demo.md")).content().contains(RampStory.fix(options));
    }

    @Test
    void namesEveryFileOfTheFolder() throws Exception {
        StageOptions options = StageOptions.of(Path.of(""), Path.of(""), Ports.USUAL);

        String document = Files.readString(Path.of("../../docs/demo.md"));

        assertThat(document)
                .contains(
                        "`" + options.adminUrl() + "`",
                        "`" + options.projectorPid() + "`",
                        "`" + options.functionsPid() + "`",
                        "`" + options.functions() + "/`",
                        "`" + options.functionsState() + "/`",
                        "`" + options.accessLog() + "`",
                        "`" + options.previewToken() + "`",
                        "`" + options.tokens() + "`",
                        "`" + options.wayKeys() + "`",
                        "`" + options.modernKeys() + "`",
                        "`" + options.functionsKeys() + "`",
                        "`" + options.internalUrl() + "`",
                        "`" + options.state() + "/`",
                        "`" + options.routeCopies() + "/`");
        for (Part part : Part.values()) {
            assertThat(document).contains("`" + options.log(part) + "`");
        }
    }
}
