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

                Made from the code (`Commands`); a test keeps it equal. Exit codes: 0 done, 1 refused or failed (why and what to
                do on the error output), 2 wrong usage. Output is for people; `--json` gives the admin API's JSON as it came.
                `serve` has a page of its own: [options.md](options.md).

                ## Whom they ask
                | Variable | Default | |
                |---|---|---|
                | `BANYAN_ADMIN` | `%1$s` | the admin port; with several replicas any of them, or a name in front of all |
                | `BANYAN_TOKEN` | the file `admin-token` in `BANYAN_STATE`, `.state` | the caller's token; the audit shows its name |
                | `BANYAN_CA` | the JVM's authorities | a PEM file: whom an `https` admin port's certificate is checked against |
                | `BANYAN_STATE` | `.state` | the state folder of a gateway on this machine, for its token |
                | `NO_COLOR` | | set: no colour; nothing is said by colour alone |

                Where `BANYAN_ADMIN`, `BANYAN_TOKEN` and `BANYAN_STATE` are not set and no gateway has its state in `.state`,
                they ask the demo that runs in this folder, if its admin port is `%1$s`, and say so in one
                line on the error output: [demo.md](demo.md#which-gateway-the-commands-ask).
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
        if (command.getSubcommands().isEmpty()) {
            text.append("\n## ").append(name).append("\n```\n");
            text.append(command.getUsageMessage(Ansi.OFF).strip()).append("\n```\n");
        }
        command.getSubcommands().forEach((inner, one) -> describe(name + " " + inner, one, text));
    }
}
