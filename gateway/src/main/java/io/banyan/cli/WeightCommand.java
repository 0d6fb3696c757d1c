package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./banyan weight GROUP|ROUTE 25%|inherit --reason '…'`. What it does is `WeightWork`'s.
@Command(
        name = "weight",
        description = "Set the share of a group's or a route's reads that go to the modern side.",
        footer = {
            "",
            "A group's weight applies to all its routes; --inheriting-only leaves routes with their own weight as is.",
            "  ./banyan weight events 25%% --reason 'p99 is level since noon'",
            "  ./banyan weight event-page inherit --reason 'tested enough'",
            "  ./banyan weight events 50%% --dry-run"
        })
public final class WeightCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ShareOptions options = new ShareOptions();

    @Parameters(
            index = "1",
            paramLabel = "PERCENT|inherit",
            description =
                    "Set this weight: 0%% to 100%%, up to two decimals; inherit returns a route to its group's weight.")
    private String weight = "";

    WeightCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return options.set(asking, "weight", weight, "weight");
    }
}
