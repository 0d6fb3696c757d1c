package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./banyan new`: holds `route` and `projection`.
@Command(name = "new", description = "Write the files of one more endpoint.")
public final class ScaffoldCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WrongUsage.EXIT_CODE;
    }
}
