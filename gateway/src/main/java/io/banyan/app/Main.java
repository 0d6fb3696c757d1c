package io.banyan.app;

import io.banyan.cli.Commands;
import io.banyan.cli.PlainChange;
import io.banyan.options.StartRefused;
import picocli.CommandLine;

/// Runs one command. `serve` returns when the gateway is up, and its threads keep the process alive.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        ProcessDefaults.set();
        int exitCode =
                PlainChange.ofThisProcess().run(args).orElseGet(() -> commands().execute(args));
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commands() {
        return Commands.of(given -> BanyanApplication.start(given, true, BanyanConfiguration.class))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
    }

    /// Says every reason of a refusal, one line each; anything else is a fault of ours and keeps its stack.
    private static int failed(Exception failure, CommandLine command) {
        if (failure instanceof StartRefused refused) {
            refused.reasons().forEach(reason -> command.getErr().println("banyan: " + reason));
            return refused.exitCode();
        }
        failure.printStackTrace(command.getErr());
        return StartRefused.FAILED;
    }
}
