package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.options.ServeOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTests {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> given = new HashMap<>();

    @Test
    void handsOverOptionsAsWritten() {
        int exitCode = run("serve", "--legacy", "http://monolith", "--port=abc", "--strict");

        assertThat(exitCode).isZero();
        assertThat(given)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("legacy", "http://monolith", "port", "abc", "strict", "true"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            serve --prot 1                | unknown option --prot (did you mean '--port'?)
            serve --rides redis://x       | unknown option --rides
            serve --port                  | Missing required parameter for option '--port' (PORT)
            serve --port 1 --port 2       | option '--port' (PORT) should be specified only once
            serve here                    | serve does not know what to do with here
            sreve                         | unknown command sreve (did you mean 'serve'?)
            wieght events 10%             | unknown command wieght (did you mean 'weight'?)
            help sreve                    | unknown command sreve (did you mean 'serve'?)
            token crate                   | token does not know what to do with crate
            """)
    void answersWrongUsageWithExitCodeTwo(String line, String says) {
        int exitCode = run(line.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).startsWith("banyan: " + says).hasLineCount(1);
        assertThat(given).isEmpty();
    }

    @Test
    void tellsEveryWrongOptionOfServeAtOnce() {
        assertThat(run("serve", "--port", "http", "--admn-port", "7", "--nonsense=8", "--legacy", "http://a", "here"))
                .isEqualTo(2);

        assertThat(err.toString()).isEqualTo("""
                        banyan: unknown option --admn-port (did you mean '--admin-port'?)
                        banyan: unknown option --nonsense
                        banyan: serve does not know what to do with here
                        banyan: --port was 'http' but must be a port from 0 (any free one) to 65535; write --port 8080; see ./banyan serve --help
                        """);
    }

    @Test
    void takesAFlagsValueOnlyBehindAnEqualsSign() {
        assertThat(run("serve", "--strict=false")).isZero();

        assertThat(given).containsEntry("strict", "false");
        assertThat(run("serve", "--strict", "maybe")).isEqualTo(2);
    }

    @Test
    void listsEveryCommandForAnUnknownOne() {
        run("stats-of-all");

        assertThat(err.toString())
                .contains(
                        "there are serve, check, status, routes, weight, shadow, mismatches, ramp, kill, unkill, audit,"
                                + " explain, doctor, calls, watch, view, scoreboard, catalog, token, way, new, completion, version, help,"
                                + " demo, build, projector, functions, test, bench, image");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "build", "projector", "test", "bench", "image"})
    void helpsWithWhatTheLauncherDoes(String command) {
        assertThat(run("help", command)).isZero();

        assertThat(out.toString()).startsWith("Usage: ./banyan " + command).hasLineCount(2);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsHelpOnErrorOutputWithoutACommand() {
        int exitCode = run();

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: ./banyan");
    }

    @Test
    void namesEveryOptionAndItsDefaultInHelp() {
        int exitCode = run("serve", "--help");

        assertThat(exitCode).isZero();
        assertThat(ServeOptions.ALL).allSatisfy(option -> assertThat(out.toString())
                .contains(option.flag(), option.standard().equals("false") ? "" : option.standard()));
    }

    private int run(String... args) {
        return Commands.of(given::putAll)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
