package io.banyan.cli;

import io.banyan.written.Nearest;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Answers wrong usage in one line on stderr: what was not understood, and the nearest thing that would be.
public final class WrongUsage implements IParameterExceptionHandler {
    public static final int EXIT_CODE = 2;

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        command.getErr().println("banyan: " + says(wrong, command, args) + "; see " + help);
        return EXIT_CODE;
    }

    private static String says(ParameterException wrong, CommandLine command, String[] args) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            // What `help` itself throws: its command is the root.
            return args.length > 1 && args[0].equals("help")
                    ? unknown(args[1], command)
                    : String.valueOf(wrong.getMessage());
        }
        String found = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            String option = found.split("=", 2)[0];
            return "unknown option " + option
                    + Nearest.hint(option, command.getCommandSpec().optionsMap().keySet());
        }
        if (command.getParent() == null) {
            return unknown(found, command);
        }
        return command.getCommandName() + " does not know what to do with " + found;
    }

    private static String unknown(String found, CommandLine root) {
        Set<String> commands = new LinkedHashSet<>(root.getSubcommands().keySet());
        commands.addAll(LauncherCommand.names());
        return "unknown command " + found + Nearest.hint(found, commands) + "; there are "
                + String.join(", ", commands);
    }
}
