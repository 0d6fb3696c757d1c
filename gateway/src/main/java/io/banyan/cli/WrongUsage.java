package io.banyan.cli;

import io.banyan.written.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Answers wrong usage on stderr, a line for each thing that was not understood, with the nearest that would be.
public final class WrongUsage implements IParameterExceptionHandler {
    public static final int EXIT_CODE = 2;

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        String help = command.getCommandSpec().qualifiedName() + " --help";
        String lines = says(wrong, command, args).stream()
                .map(line -> "banyan: " + line)
                .collect(Collectors.joining(System.lineSeparator()));
        command.getErr().println(lines + "; see " + help);
        return EXIT_CODE;
    }

    private static List<String> says(ParameterException wrong, CommandLine command, String[] args) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            // What `help` itself throws: its command is the root.
            return List.of(
                    args.length > 1 && args[0].equals("help")
                            ? unknown(args[1], command)
                            : String.valueOf(wrong.getMessage()));
        }
        if (command.getParent() == null) {
            return List.of(unknown(unmatched.getUnmatched().getFirst(), command));
        }
        List<String> lines = new ArrayList<>(unmatched(unmatched.getUnmatched(), command));
        if (command.getCommandSpec().userObject() instanceof ServeCommand serve) {
            lines.addAll(serve.wrongValues());
        }
        return List.copyOf(lines);
    }

    /// A word behind an unknown option is most likely its value, and not told.
    private static List<String> unmatched(List<String> words, CommandLine command) {
        List<String> lines = new ArrayList<>();
        boolean valued = false;
        for (String word : words) {
            String option = word.split("=", 2)[0];
            if (option.startsWith("-")) {
                lines.add("unknown option " + option
                        + Nearest.hint(
                                option, command.getCommandSpec().optionsMap().keySet()));
            } else if (!valued) {
                lines.add(command.getCommandName() + " does not know what to do with " + word);
            }
            valued = word.equals(option) && option.startsWith("-");
        }
        return lines;
    }

    private static String unknown(String found, CommandLine root) {
        Set<String> commands = new LinkedHashSet<>(root.getSubcommands().keySet());
        commands.addAll(LauncherCommand.names());
        return "unknown command " + found + Nearest.hint(found, commands) + "; there are "
                + String.join(", ", commands);
    }
}
