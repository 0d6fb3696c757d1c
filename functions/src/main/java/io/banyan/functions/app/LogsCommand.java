package io.banyan.functions.app;

import io.banyan.functions.logs.Printable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a function printed.
@Command(
        name = "logs",
        description = "Show the last lines of a function's log: what it printed, and a report of each invocation.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class LogsCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "A function")
    String name = "";

    @Option(names = "--lines", paramLabel = "N", description = "So many (default: 100)")
    int lines = 100;

    @Mixin
    HostClient client = new HostClient();

    @Override
    public Integer call() {
        client.ask("GET", "/banyan/v1/functions/" + Names.checked(name) + "/logs?lines=" + lines, "")
                .lines()
                .map(Printable::of)
                .forEach(System.out::println);
        return 0;
    }
}
