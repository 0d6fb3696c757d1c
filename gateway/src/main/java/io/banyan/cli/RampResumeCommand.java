package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `./banyan ramp resume GROUP --reason '…'`.
@Command(name = "resume", description = "Let a held ramp go on from the weight in force.")
public final class RampResumeCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final RampOptions ramp = new RampOptions();

    RampResumeCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return ramp.order(asking, "resume");
    }
}
