package io.banyan.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private final ChangeOptions change = new ChangeOptions();

    @ArgGroup
    private @Nullable Which which;

    @Parameters(
            index = "0",
            paramLabel = "GROUP|ROUTE",
            description = "A group or route name, as shown by status and routes.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "PERCENT|inherit",
            description =
                    "Set this weight: 0%% to 100%%, up to two decimals; inherit returns a route to its group's weight.")
    private String weight = "";

    @Option(
            names = "--inheriting-only",
            description = "Change only the group's routes that have no weight of their own.")
    private boolean inheritingOnly;

    @Option(
            names = "--if-revision",
            paramLabel = "N",
            description = "Fail unless the group is at revision N. Default: the current revision.")
    private int revision = -1;

    WeightCommand(Surroundings around) {
        this.asking = new Asking(around);
    }

    /// Where a group and a route share a name.
    static final class Which {
        @Option(names = "--group", description = "Treat the name as a group's.")
        private boolean group;

        @Option(names = "--route", description = "Treat the name as a route's.")
        private boolean route;
    }

    @Override
    public Integer call() {
        Percent wanted = wanted();
        WeightWork.Terms terms =
                new WeightWork.Terms(change.reason(asking), change.undoOf(), change.dryRun(), inheritingOnly, revision);
        try {
            return new WeightWork(asking.errand(), name, kind(), WeightWork.Share.weight(wanted), terms).run();
        } catch (WrongLine wrong) {
            throw asking.wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    private Percent wanted() {
        try {
            return Percent.parse(weight);
        } catch (IllegalArgumentException wrong) {
            throw asking.wrongUsage("the weight " + wrong.getMessage());
        }
    }

    private WeightTarget.Kind kind() {
        Which said = which;
        if (said == null) {
            return WeightTarget.Kind.EITHER;
        }
        if (said.group) {
            return WeightTarget.Kind.GROUP;
        }
        return said.route ? WeightTarget.Kind.ROUTE : WeightTarget.Kind.EITHER;
    }
}
