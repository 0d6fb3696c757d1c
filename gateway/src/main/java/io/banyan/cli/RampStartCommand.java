package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan ramp start GROUP --reason '…'`.
@Command(
        name = "start",
        description = "Start the ramp of a group at the weight that it has. Refused while nothing is compared.")
public final class RampStartCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final RampOptions ramp = new RampOptions();

    RampStartCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return ramp.order(asking, "start");
    }
}
