package io.banyan.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the launcher does before this process runs, so that help, completion and a wrong word know it, too.
enum LauncherCommand {
    DEMO(
            "[OPTION ...]",
            "Start a sample monolith, its modern side and the gateway on port 8080; ./banyan demo --help lists the options."),
    BUILD("", "Build the gateway and the demo without running tests; other commands build when needed."),
    PROJECTOR(
            "[OPTION ...]",
            "Keep the views of a team's projections up to date; ./banyan projector --help lists the options."),
    FUNCTIONS(
            "COMMAND [OPTION ...]",
            "Run functions on this machine, as AWS Lambda would; ./banyan functions --help lists the commands."),
    TEST("[OPTION ...]", "Run all tests; ./banyan test --help lists the options."),
    BENCH(
            "[OPTION ...]",
            "Measure the cost of a request, compared with nginx; ./banyan bench --help lists the options."),
    IMAGE("[OPTION ...]", "Make a container image as a tar file; ./banyan image --help lists the options.");

    private final String arguments;
    private final String does;

    LauncherCommand(String arguments, String does) {
        this.arguments = arguments;
        this.does = does;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(LauncherCommand::written).toList();
    }

    static Optional<LauncherCommand> of(String name) {
        return Arrays.stream(values()).filter(one -> one.written().equals(name)).findFirst();
    }

    String usage() {
        return ("Usage: ./banyan " + written() + " " + arguments).strip() + "\n" + does;
    }

    private String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
