package io.banyan.functions.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// Shows the functions of a host.
@Command(
        name = "list",
        description = "Show the functions of a host: their environments, cold starts and throttles.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ListCommand implements Callable<Integer> {
    @Mixin
    HostClient client = new HostClient();

    @Option(names = "--json", description = "As JSON")
    boolean json;

    @Override
    public Integer call() {
        String body = client.ask("GET", "/banyan/v1/functions", "");
        if (json) {
            System.out.println(body);
        } else {
            FunctionTable.of(JsonMapper.builder().build().readTree(body)).forEach(System.out::println);
        }
        return 0;
    }
}
