package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan ramp hold GROUP --reason '…'`.
@Command(name = "hold", description = "Hold a ramp: the weight stays until you resume or abort it.")
public final class RampHoldCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final RampOptions ramp = new RampOptions();

    RampHoldCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return ramp.order(asking, "hold");
    }
}
