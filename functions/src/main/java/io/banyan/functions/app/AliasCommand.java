package io.banyan.functions.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/// Makes an alias of a version, or moves it.
@Command(
        name = "alias",
        description = "Let an alias name a version from now on: alias orders live 3",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class AliasCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "NAME", description = "A function")
    String name = "";

    @Parameters(index = "1", paramLabel = "ALIAS", description = "live, say")
    String alias = "";

    @Parameters(index = "2", paramLabel = "VERSION", description = "A number that was published, or $LATEST")
    String version = "";

    @Mixin
    HostClient client = new HostClient();

    @Override
    public Integer call() {
        String body = JsonMapper.builder().build().writeValueAsString(java.util.Map.of("version", version));
        String path = "/banyan/v1/functions/" + Names.checked(name) + "/aliases/" + Names.checked(alias);
        client.ask("PUT", path, body);
        System.out.println(name + ":" + alias + " is version " + version);
        return 0;
    }
}
