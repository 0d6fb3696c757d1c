package io.banyan.functions.app;

import io.banyan.functions.logs.Printable;
import io.banyan.lambda.BadFunctionName;
import io.banyan.lambda.FunctionName;
import io.banyan.lambda.InvokeClient;
import io.banyan.lambda.InvokeResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Invokes a function, and prints what it answers.
@Command(
        name = "invoke",
        description = "Invoke a function with an event, and print its answer; 1 where it fails.",
        usageHelpAutoWidth = true,
        sortOptions = false)
final class InvokeCommand implements Callable<Integer> {
    /// Longer than any function's own limit.
    private static final Duration PATIENCE = Duration.ofMinutes(16);

    private static final Path OF_DEMO = Path.of(".state", "demo", "functions-keys");

    @Parameters(index = "0", paramLabel = "NAME", description = "A function, or a version or alias: NAME:live")
    String name = "";

    @Option(names = "--event", paramLabel = "FILE", description = "The event as JSON; - reads it here (default: {})")
    @Nullable
    String event;

    @Option(names = "--log", description = "Print the end of its log, too, to stderr")
    boolean log;

    @Option(
            names = "--gateway-keys",
            paramLabel = "FILE",
            description =
                    "Show a way, as a gateway would, signed with the key of the function's group in this file; for a"
                            + " host with --gateway-keys (default: the demo's own, where one runs in this folder)")
    @Nullable
    Path gatewayKeys;

    @Mixin
    HostClient client = new HostClient();

    @Override
    public Integer call() throws InterruptedException {
        byte[] json = event();
        try (InvokeClient invoking = client.invoking()) {
            FunctionName which = FunctionName.of(name);
            InvokeClient shown = shown(invoking);
            return tell(which, log ? shown.invokeWithLog(which, json, PATIENCE) : shown.invoke(which, json, PATIENCE));
        } catch (BadFunctionName wrong) {
            throw new StartRefused("NAME " + wrong.getMessage());
        } catch (IOException away) {
            throw client.away();
        }
    }

    private InvokeClient shown(InvokeClient invoking) {
        Path file = gatewayKeys == null && Files.isReadable(OF_DEMO) && client.host == null ? OF_DEMO : gatewayKeys;
        return file == null ? invoking : invoking.with(new HandWay(file, client)::headers);
    }

    private byte[] event() {
        String from = event == null ? "" : event;
        try {
            if (from.isEmpty()) {
                return "{}".getBytes(StandardCharsets.UTF_8);
            }
            return from.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(from));
        } catch (IOException unreadable) {
            throw new StartRefused("--event was '" + from + "', which cannot be read; name a file with JSON, or - for"
                    + " what is typed here");
        }
    }

    private int tell(FunctionName which, InvokeResult result) {
        String payload = new String(result.payload(), StandardCharsets.UTF_8);
        if (result.fault() != null) {
            throw new StartRefused(HostClient.words(payload));
        }
        if (result.logResult() != null) {
            new String(Base64.getDecoder().decode(result.logResult()), StandardCharsets.UTF_8)
                    .lines()
                    .map(Printable::of)
                    .forEach(System.err::println);
        }
        System.out.println(payload);
        if (result.functionError() != null) {
            System.err.println(
                    "banyan: the function failed; ./banyan functions logs " + which.name() + " shows what it printed");
            return 1;
        }
        return 0;
    }
}
