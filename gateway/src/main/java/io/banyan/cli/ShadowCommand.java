package io.banyan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `./banyan shadow GROUP|ROUTE 5%|inherit --reason '…'`. What it does is `WeightWork`'s.
@Command(
        name = "shadow",
        description = "Set the share of a group's or a route's reads that are copied for the other side.",
        footer = {
            "",
            "Nobody sees what a copy is answered: it is compared with what the client got. 0%% ends it.",
            "  ./banyan shadow events 5%% --reason 'before the first 1 %%'",
            "  ./banyan shadow event-page inherit --reason 'seen enough'",
            "  ./banyan mismatches events"
        })
public final class ShadowCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ShareOptions options = new ShareOptions();

    @Parameters(
            index = "1",
            paramLabel = "PERCENT|inherit",
            description =
                    "Copy this share: 0%% to 100%%, up to two decimals; inherit returns a route to its group's share.")
    private String share = "";

    ShadowCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    @Override
    public Integer call() {
        return options.set(asking, "shadow", share, "share");
    }
}
