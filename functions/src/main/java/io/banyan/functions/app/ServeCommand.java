package io.banyan.functions.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Serves a folder of functions until it is told to end.
@Command(
        name = "serve",
        description = {
            "Serve the functions of a folder by AWS's Invoke API. Each is a folder with a function.yaml and its code.",
            ""
        },
        usageHelpAutoWidth = true,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "Holds the functions' folders, or is one itself (default: the current folder)")
    @Nullable
    String folder;

    @Option(names = "--port", paramLabel = "PORT", description = "Answer here (default: 9001; 0 is any free one)")
    @Nullable
    String port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "At this address of the machine (default: 127.0.0.1); any but loopback needs --token-file")
    @Nullable
    String bind;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Answer only to whoever sends the token in this file: Authorization: Bearer TOKEN")
    @Nullable
    Path tokenFile;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keep versions, aliases and logs here (default: .state/functions)")
    @Nullable
    Path state;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Tell functions that this is their region (default: eu-west-1)")
    @Nullable
    String region;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            description = "End an environment that has had nothing to do for so long (default: 5m)")
    @Nullable
    String idle;

    @Option(
            names = "--gateway-keys",
            paramLabel = "FILE",
            description = "Have functions invoked by gateways alone: each call must carry a way signed with its group's"
                    + " key in this file, a group and its key per line, as ./banyan way keys prints them")
    @Nullable
    Path gatewayKeys;

    @Option(
            names = "--internal-url",
            paramLabel = "URL",
            description = "Tell functions in BANYAN_INTERNAL_URL where they call other groups: the gateway's"
                    + " --internal-port; with --gateway-keys they also get their group's token, in BANYAN_CALLER_TOKEN")
    @Nullable
    String internalUrl;

    @Option(names = "--strict", description = "Do not start while a function has a mistake")
    boolean strict;

    @Option(names = "--help", usageHelp = true, description = "Show this")
    boolean help;

    @Override
    public Integer call() {
        Given given = new Given(
                folder,
                port,
                bind,
                tokenFile,
                state,
                region,
                idle,
                new Given.Gateway(gatewayKeys, internalUrl),
                strict);
        OptionsCheck.Checked checked = OptionsCheck.of(given);
        ServeSpec spec = checked.spec();
        if (spec == null) {
            List<String> problems = checked.problems();
            problems.forEach(problem -> System.err.println("banyan: " + problem));
            return WRONG_USAGE;
        }
        try (Serving serving = Serving.start(spec, System.getenv("PATH"))) {
            Runtime.getRuntime().addShutdownHook(new Thread(serving::close, "functions-end"));
            serving.await();
            return 1;
        }
    }
}
