package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.options.ServeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// Help has one form: sentences that begin with what to do and end with a full stop, and one way to say a default.
class HelpTextTests {
    /// `Shows …`, `Makes …`: what a command does is said as an order.
    private static final Pattern TELLS = Pattern.compile("(Accept|Check|Clear|Creat|Forward|List|Mak|Measur|Mov|Print"
            + "|Record|Report|Run|Send|Set|Show|Start|Stop|Tak|Tell|Turn|Writ)(s|es) .*");

    private static final Pattern SENTENCES = Pattern.compile("(?s)[A-Z].*\\.");
    private static final Pattern DEFAULT = Pattern.compile(" Default: \\S.*\\.$");

    static Stream<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        add(Commands.of(given -> {}, new Terminal().around()), all);
        return all.stream();
    }

    private static void add(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(inner -> add(inner, all));
    }

    /// Of commands, options and what stands behind them.
    static Stream<String> descriptions() {
        return commands()
                .flatMap(command -> Stream.concat(
                        Stream.of(String.join(
                                        " ",
                                        command.getCommandSpec().usageMessage().description())
                                .replace("%n", "")
                                .strip()),
                        Stream.concat(
                                command.getCommandSpec().options().stream().map(HelpTextTests::text),
                                command.getCommandSpec().positionalParameters().stream()
                                        .map(one -> String.join(" ", one.description())))));
    }

    private static String text(OptionSpec option) {
        return String.join(" ", option.description());
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void isAnOrderInWholeSentences(String text) {
        assertThat(text).satisfiesAnyOf(empty -> assertThat(empty).isEmpty(), whole -> assertThat(whole)
                .matches(SENTENCES)
                .doesNotMatch(TELLS));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysADefaultInOneForm(CommandLine command) {
        assertThat(command.getCommandSpec().options())
                .filteredOn(option -> option.arity().min() > 0)
                .extracting(HelpTextTests::text)
                .allSatisfy(text -> assertThat(text)
                        .satisfiesAnyOf(
                                has -> assertThat(has).containsPattern(DEFAULT), required -> assertThat(required)
                                        .matches("(?s).*Required(, except with --dry-run)?\\.")));
    }

    @Test
    void saysTheDefaultOfServeOnce() {
        assertThat(ServeOptions.ALL)
                .allSatisfy(option -> assertThat(option.says()).doesNotContain("Default", "["));
    }
}
