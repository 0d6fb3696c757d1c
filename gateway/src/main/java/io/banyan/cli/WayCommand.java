package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./banyan way`: holds `create` and `keys`.
@Command(name = "way", description = "Create the keys that sign calls to the modern side.")
public final class WayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WrongUsage.EXIT_CODE;
    }
}
