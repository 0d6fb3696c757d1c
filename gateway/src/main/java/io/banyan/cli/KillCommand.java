package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan kill GROUP|--everything --reason '…'`: at once, on the replica addressed, even while the store is away.
@Command(
        name = "kill",
        description = "Send all requests of a group, or everything, to the monolith at once, whatever the weights.",
        footer = {"", "  ./banyan kill events --reason 'wrong prices'"})
public final class KillCommand implements Callable<Integer> {
    @Mixin
    private final KillSwitch killSwitch;

    KillCommand(Surroundings around) {
        this.killSwitch = new KillSwitch(around);
    }

    @Override
    public Integer call() {
        return killSwitch.turn(true);
    }
}
