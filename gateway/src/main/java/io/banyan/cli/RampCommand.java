package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./banyan ramp`: holds what is done with the ramp of a group.
@Command(
        name = "ramp",
        description =
                "Raise a group's weight by itself as far as the evidence holds: start, hold, resume, abort, status.",
        footer = {
            "",
            "The steps and their gates stand in the route file under ramp:. Nothing rises before it is started.",
            "  ./banyan ramp start events --reason 'compared for a day, nothing differs'",
            "  ./banyan ramp status events"
        })
public final class RampCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WrongUsage.EXIT_CODE;
    }
}
