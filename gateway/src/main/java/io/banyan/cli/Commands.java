package io.banyan.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// All commands of this process under their one name. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
public final class Commands {
    private Commands() {}

    public static CommandLine of(ServeCommand.Serving serving) {
        return of(serving, Surroundings.ofThisProcess());
    }

    static CommandLine of(ServeCommand.Serving serving, Surroundings around) {
        CommandLine root = new CommandLine(spec())
                .addSubcommand(new ServeCommand(serving).line())
                .addSubcommand(helped(new CheckCommand(around)));
        operators(root, around);
        root.addSubcommand("version", version()).addSubcommand("help", new HelpCommand());
        root.setExpandAtFiles(false);
        root.setParameterExceptionHandler(new WrongUsage());
        root.setExecutionStrategy(parsed -> execute(root, parsed));
        return root;
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection((Callable<Integer>) () -> WrongUsage.EXIT_CODE)
                .name("./banyan");
        spec.usageMessage()
                .header(
                        "Banyan is a gateway in front of a monolith; it moves reads to the new system one share at a time.")
                .abbreviateSynopsis(true)
                .footer(
                        "",
                        "Also: demo (a complete sample site), build, test, bench, image.",
                        "status, routes, weight, shadow, mismatches, ramp, kill, unkill, view, catalog,",
                        "audit, explain, doctor, calls, scoreboard and watch call the admin port at",
                        "BANYAN_ADMIN (default: " + Caller.STANDARD_ADMIN + ") with the token in",
                        "BANYAN_TOKEN or, without it, in .state/admin-token, or of the demo in this",
                        "folder. With https, BANYAN_CA names a PEM file of trusted authorities.",
                        "Help for one command: ./banyan help serve");
        spec.addOption(help());
        return spec;
    }

    /// Those that ask the admin port, `token` for whom it answers, and `way` and `new`, which ask nobody.
    private static void operators(CommandLine root, Surroundings around) {
        CommandLine token = helped(new TokenCommand()).addSubcommand(helped(new TokenCreateCommand(around)));
        CommandLine ways = helped(new WayCommand())
                .addSubcommand(helped(new WayCreateCommand(around)))
                .addSubcommand(helped(new WayKeysCommand(around)));
        CommandLine written = helped(new ScaffoldCommand())
                .addSubcommand(helped(new ScaffoldRouteCommand(around, Questions::ofThisProcess)))
                .addSubcommand(helped(new ScaffoldProjectionCommand(around, Questions::ofThisProcess)));
        CommandLine views = helped(new ViewCommand())
                .addSubcommand(helped(new ViewListCommand(around)))
                .addSubcommand(helped(new ViewShowCommand(around)))
                .addSubcommand(helped(new ViewSwitchCommand(around)))
                .addSubcommand(helped(new ViewRebuildCommand(around)))
                .addSubcommand(helped(new ViewReplayCommand(around)))
                .addSubcommand(helped(new ViewCompareCommand(around)))
                .addSubcommand(helped(new ViewDropCommand(around)));
        root.addSubcommand(helped(new StatusCommand(around)))
                .addSubcommand(helped(new RoutesCommand(around)))
                .addSubcommand(helped(new WeightCommand(around)))
                .addSubcommand(helped(new ShadowCommand(around)))
                .addSubcommand(helped(new MismatchesCommand(around)))
                .addSubcommand(ramps(around))
                .addSubcommand(helped(new KillCommand(around)))
                .addSubcommand(helped(new UnkillCommand(around)))
                .addSubcommand(helped(new AuditCommand(around)))
                .addSubcommand(helped(new ExplainCommand(around)))
                .addSubcommand(helped(new DoctorCommand(around)))
                .addSubcommand(helped(new CallsCommand(around)))
                .addSubcommand(helped(new WatchCommand(around)))
                .addSubcommand(views)
                .addSubcommand(
                        helped(new ScoreboardCommand(around)).addSubcommand(helped(new ScoreboardProbeCommand(around))))
                .addSubcommand(
                        helped(new CatalogCommand(around)).addSubcommand(helped(new CatalogExportCommand(around))))
                .addSubcommand(token)
                .addSubcommand(ways)
                .addSubcommand(written)
                .addSubcommand(helped(new CompletionCommand()));
    }

    private static CommandLine ramps(Surroundings around) {
        return helped(new RampCommand())
                .addSubcommand(helped(new RampStartCommand(around)))
                .addSubcommand(helped(new RampHoldCommand(around)))
                .addSubcommand(helped(new RampResumeCommand(around)))
                .addSubcommand(helped(new RampAbortCommand(around)))
                .addSubcommand(helped(new RampStatusCommand(around)));
    }

    private static CommandLine helped(Callable<Integer> command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().addOption(help()).usageMessage().width(100);
        return line;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(ServeCommand.HELP)
                .build();
    }

    private static int execute(CommandLine root, CommandLine.ParseResult parsed) {
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
            root.usage(root.getErr());
        }
        Optional<LauncherCommand> launcher = helpWanted(parsed.originalArgs());
        if (launcher.isPresent()) {
            root.getOut().println(launcher.get().usage());
            return 0;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static Optional<LauncherCommand> helpWanted(List<String> words) {
        return words.size() == 2 && words.getFirst().equals("help")
                ? LauncherCommand.of(words.getLast())
                : Optional.empty();
    }

    private static CommandLine version() {
        String version = Commands.class.getPackage().getImplementationVersion();
        String says = "banyan " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version();
        Callable<Integer> print = () -> {
            System.out.println(says);
            return 0;
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(print);
        spec.usageMessage().description("Print the version.");
        return new CommandLine(spec);
    }
}
