package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./banyan view`: holds what is done with views.
@Command(
        name = "view",
        description = "List the views of the modern side, switch between their versions, build them anew.")
public final class ViewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WrongUsage.EXIT_CODE;
    }
}
