package io.banyan.functions.app;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line. Wrong usage ends with 2, what fails with 1.
@Command(
        name = "./banyan functions",
        description = {
            "Run functions on this machine as AWS Lambda would: one process for each invocation at a time.",
            "Each option may come from the environment instead: --port as BANYAN_FUNCTIONS_PORT.",
            ""
        },
        usageHelpAutoWidth = true,
        sortOptions = false,
        subcommands = {
            ServeCommand.class,
            CheckCommand.class,
            ListCommand.class,
            InvokeCommand.class,
            LogsCommand.class,
            PublishCommand.class,
            AliasCommand.class
        })
final class FunctionsCommand implements Runnable {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Option(names = "--help", usageHelp = true, description = "Show this")
    boolean help;

    @CommandLine.Spec
    CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "functions needs to know what to do: serve, check, list, invoke, logs, publish or alias");
        }
    }

    /// Runs it, and gives the exit code.
    static int run(String[] words, Map<String, String> environment) {
        CommandLine line = new CommandLine(new FunctionsCommand())
                .setExpandAtFiles(false)
                .setDefaultValueProvider(new Variables(environment))
                .setExecutionExceptionHandler((failed, command, parsed) -> failed(failed))
                .setParameterExceptionHandler((wrong, given) -> {
                    System.err.println("banyan: " + wrong.getMessage() + "; "
                            + wrong.getCommandLine().getCommandName().replaceFirst("^(?!\\./)", "./banyan functions ")
                            + " --help says more");
                    return WRONG_USAGE;
                });
        return line.execute(words);
    }

    private static int failed(Exception failed) throws Exception {
        if (failed instanceof StartRefused refused) {
            System.err.println("banyan: " + refused.getMessage());
            return FAILED;
        }
        throw failed;
    }
}
