package io.banyan.projector.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/// The command line. What is wrong with it is told all at once, and ends with 2.
@Command(
        name = "./banyan projector",
        description = {
            "Keep the views of a team's projections: capture the tables that they read, build and follow.",
            "Each option may come from the environment instead, as BANYAN_ and its name: BANYAN_DATABASE=postgres://...",
            ""
        },
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ProjectorCommand {
    static final int WRONG_USAGE = 2;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "The monolith's PostgreSQL: postgres://USER:PASSWORD@HOST:PORT/DATABASE")
    @Nullable
    String database;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Keep the log of changes, the feed and the views here: redis://127.0.0.1:6379")
    @Nullable
    String redis;

    @Option(
            names = "--projections",
            paramLabel = "FOLDER|JAR",
            split = ",",
            description = "Run the projections in these classes, and those of its files NAME.view.yaml, which are"
                    + " functions; repeat it for what they need besides")
    List<String> projections = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "VIEW[:VERSION]",
            split = ",",
            description = "Run these of them and no others: events:2,members")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Of the log, the replication slot and the publication (default: banyan)")
    @Nullable
    String name;

    @Option(
            names = "--view-store",
            paramLabel = "URL",
            description = "Keep the views here instead: postgres://... or another redis://...")
    @Nullable
    String viewStore;

    @Option(names = "--without-capture", description = "Another projector captures; this one only follows the log")
    boolean withoutCapture;

    @Option(
            names = "--start-over",
            description = "Begin the log anew, once, where it no longer belongs to the database: all views of it must"
                    + " be rebuilt")
    boolean startOver;

    @Option(
            names = "--health-port",
            paramLabel = "PORT",
            description = "Answer GET /health and GET /metrics here (default: 8089; 0 is any free one)")
    @Nullable
    String healthPort;

    @Option(
            names = "--health-bind",
            paramLabel = "ADDRESS",
            description = "At this address of the machine (default: 127.0.0.1)")
    @Nullable
    String healthBind;

    @Option(
            names = "--gateway-keys",
            paramLabel = "FILE",
            description =
                    "Show functions' hosts who calls, by a way signed with the key of the function's group in this"
                            + " file, a group and its key per line, as ./banyan way keys prints them")
    @Nullable
    Path gatewayKeys;

    @Option(names = "--help", usageHelp = true, description = "Show this")
    boolean help;

    @Unmatched
    List<String> unknown = new ArrayList<>();

    Given given() {
        return new Given(
                database,
                redis,
                projections,
                only,
                name == null ? "banyan" : name,
                viewStore,
                new Given.Capture(withoutCapture, startOver),
                new Given.Health(
                        healthBind == null ? "127.0.0.1" : healthBind, healthPort == null ? "8089" : healthPort),
                gatewayKeys,
                unknown);
    }

    /// Runs it, and gives the exit code.
    static int run(String[] words, Map<String, String> environment, Function<ProjectorSpec, Integer> start) {
        ProjectorCommand command = new ProjectorCommand();
        CommandLine line =
                new CommandLine(command).setExpandAtFiles(false).setDefaultValueProvider(new Variables(environment));
        try {
            line.parseArgs(words);
        } catch (CommandLine.ParameterException wrong) {
            return wrong(List.of(wrong.getMessage() + "; ./banyan projector --help lists the options"));
        }
        if (command.help) {
            line.usage(line.getOut());
            return 0;
        }
        OptionsCheck.Checked checked = OptionsCheck.of(command.given());
        ProjectorSpec spec = checked.spec();
        return spec == null ? wrong(checked.problems()) : start.apply(spec);
    }

    private static int wrong(List<String> problems) {
        problems.forEach(problem -> System.err.println("banyan: " + problem));
        return WRONG_USAGE;
    }
}
