package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the lines of `kill` and `unkill` share: one group or everything, and why. What they do is `KillWork`'s.
final class KillSwitch {
    @Mixin
    private final Asking asking;

    @Mixin
    private final ChangeOptions change = new ChangeOptions();

    @Parameters(arity = "0..1", paramLabel = "GROUP", description = "A group name, as shown by status.")
    private @Nullable String group;

    @Option(names = "--everything", description = "Apply to all groups at once; requires the role admin.")
    private boolean everything;

    KillSwitch(Surroundings around) {
        this.asking = new Asking(around);
    }

    int turn(boolean on) {
        if ((group == null) != everything) {
            throw asking.wrongUsage(
                    everything
                            ? "name a group or use --everything, not both"
                            : "which group? name one, or use --everything for all");
        }
        String reason = change.reason(asking);
        return new KillWork(asking.errand(), group, on, reason, change.undoOf(), change.dryRun()).run();
    }
}
