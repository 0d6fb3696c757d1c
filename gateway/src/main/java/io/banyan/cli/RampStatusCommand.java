package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./banyan ramp status GROUP`: how far its ramp has come, and why it waits.
@Command(
        name = "status",
        description = "Show how far the ramp of a group has come, what it was proven by, and why it waits.")
public final class RampStatusCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Parameters(index = "0", paramLabel = "GROUP", description = "A group's name, as shown by status.")
    private String group = "";

    RampStatusCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return asking.run(api -> {
            new Names(api).group(group);
            Answer report = api.get(RampOptions.path(group));
            if (asking.json()) {
                asking.out().println(report.body());
            } else {
                new RampText(asking.ago(), asking.paint(), asking.tableWidth())
                        .lines(report.json())
                        .forEach(asking.out()::println);
            }
        });
    }
}
