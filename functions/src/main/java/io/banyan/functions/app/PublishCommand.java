package io.banyan.functions.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Makes a version of a function.
@Command(
        name = "publish",
        description = "Keep a copy of a function as it is now, and print its version.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class PublishCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "A function")
    String name = "";

    @Mixin
    HostClient client = new HostClient();

    @Override
    public Integer call() {
        System.out.println(client.json("POST", "/banyan/v1/functions/" + Names.checked(name) + "/versions", "")
                .path("version")
                .asString(""));
        return 0;
    }
}
