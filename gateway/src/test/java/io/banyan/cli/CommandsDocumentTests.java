package io.banyan.cli;

import io.banyan.Documented;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandsDocumentTests {
    @Test
    void equalsTheUsageTexts() {
        StringBuilder text = new StringBuilder("""
                # The commands of `./banyan`

                Generated from `Commands`; a test keeps it up to date. Exit codes: 0 done, 1 refused or failed (standard error says
                why and what to do), 2 wrong usage. Output is for people; `--json` prints the admin API's JSON.
                `serve` has its own page: [options.md](options.md).

                ## Environment
                | Variable | Default | |
                |---|---|---|
                | `BANYAN_ADMIN` | `%1$s` | the admin port; with several replicas, any of them or a load balancer in front of them |
                | `BANYAN_TOKEN` | the file `admin-token` in `BANYAN_STATE` (default: `.state`) | your token; the audit shows its name |
                | `BANYAN_CA` | the JVM's authorities | a PEM file of authorities to verify an `https` admin port's certificate against |
                | `NO_COLOR` | unset | if set, output has no colour; no information is conveyed by colour alone |
                | `BANYAN_STATE` | `.state` | the state folder of a gateway on this machine, for its token |

                If `BANYAN_ADMIN`, `BANYAN_TOKEN` and `BANYAN_STATE` are not set and no gateway keeps its state in `.state`,
                commands use the demo that runs in this folder, if its admin port is `%1$s`, and say so in one
                line on standard error: [demo.md](demo.md#which-gateway-the-commands-ask).
                """.formatted(Caller.STANDARD_ADMIN));
        CommandLine root = Commands.of(given -> {}, new Terminal().around());
        root.getSubcommands().forEach((name, command) -> {
            if (!name.equals("serve")) {
                describe(name, command, text);
            }
        });

        new Documented("commands.md").says(text.toString());
    }

    private static void describe(String name, CommandLine command, StringBuilder text) {
        boolean answers = command.getCommandSpec().findOption("--json") != null;
        if (answers || command.getSubcommands().isEmpty()) {
            text.append("\n## ").append(name).append("\n```\n");
            text.append(command.getUsageMessage(Ansi.OFF).strip()).append("\n```\n");
        }
        command.getSubcommands().forEach((inner, one) -> describe(name + " " + inner, one, text));
    }
}
