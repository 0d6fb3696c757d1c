package io.banyan.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the launcher does before this process runs, so that help, completion and a wrong word know it, too.
enum LauncherCommand {
    DEMO(
            "[OPTION ...]",
            "Starts a sample monolith, its modern side and the gateway on port 8080; ./banyan demo --help names the options."),
    BUILD("", "Builds the gateway and the demo without tests; other commands build by themselves."),
    TEST("[OPTION ...]", "Runs all tests; ./banyan test --help names the options."),
    BENCH("[OPTION ...]", "Measures what a request costs beside nginx; ./banyan bench --help names the options."),
    IMAGE("[OPTION ...]", "Makes a container image as a tar file; ./banyan image --help names the options.");

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
