package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan unkill GROUP|--everything --reason '…'`: and waits for the store where that is away.
@Command(
        name = "unkill",
        description = "Turn a kill switch off; the weights apply again.",
        footer = {"", "  ./banyan unkill events --reason 'prices are right again'"})
public final class UnkillCommand implements Callable<Integer> {
    @Mixin
    private final KillSwitch killSwitch;

    UnkillCommand(Surroundings around) {
        this.killSwitch = new KillSwitch(around);
    }

    @Override
    public Integer call() {
        return killSwitch.turn(false);
    }
}
