package io.banyan.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./banyan completion`: a script for bash that completes commands and options.
@Command(
        name = "completion",
        description = "Print a bash script that completes commands and options.",
        footer = {"", "  source <(./banyan completion)"})
public final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        CommandLine root = spec.commandLine().getParent();
        launcherCommands(root);
        spec.commandLine().getOut().println(AutoComplete.bash("banyan", root));
        spec.commandLine().getOut().flush();
        return 0;
    }

    /// What the launcher does before this process runs, so that it completes, too.
    private static void launcherCommands(CommandLine root) {
        List<String> known = List.copyOf(root.getSubcommands().keySet());
        LauncherCommand.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> root.addSubcommand(name, CommandSpec.create()));
    }
}
