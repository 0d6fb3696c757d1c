package io.banyan.cli;

import io.banyan.config.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Answers wrong usage in one line on stderr: what was not understood, and the nearest thing that would be.
public final class WrongUsage implements IParameterExceptionHandler {
    public static final int EXIT_CODE = 2;

    /// What the launcher does before this process runs.
    static final List<String> LAUNCHER_COMMANDS = List.of("demo", "build", "test");

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        command.getErr().println("banyan: " + says(wrong, command) + "; see " + help);
        return EXIT_CODE;
    }

    private static String says(ParameterException wrong, CommandLine command) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return String.valueOf(wrong.getMessage());
        }
        String found = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            String option = found.split("=", 2)[0];
            return "unknown option " + option
                    + Nearest.hint(option, command.getCommandSpec().optionsMap().keySet());
        }
        if (command.getParent() == null) {
            Set<String> commands = new LinkedHashSet<>(command.getSubcommands().keySet());
            commands.addAll(LAUNCHER_COMMANDS);
            return "unknown command " + found + Nearest.hint(found, commands) + "; there are "
                    + String.join(", ", commands);
        }
        return command.getCommandName() + " does not know what to do with " + found;
    }
}
