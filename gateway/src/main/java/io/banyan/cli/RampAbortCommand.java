package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan ramp abort GROUP --reason '…'`.
@Command(name = "abort", description = "End a ramp and return to the weight before it.")
public final class RampAbortCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final RampOptions ramp = new RampOptions();

    RampAbortCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return ramp.order(asking, "abort");
    }
}
