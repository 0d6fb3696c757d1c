package io.banyan.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
                    "Copy this share: 0%% to 100%%, up to two decimals; inherit returns a route to its group's share.")
    private String share = "";

    @Option(
            names = "--inheriting-only",
            description = "Change only the group's routes that have no share of their own.")
    private boolean inheritingOnly;

    @Option(
            names = "--if-revision",
            paramLabel = "N",
            description = "Fail unless the group is at revision N. Default: the current revision.")
    private int revision = -1;

    ShadowCommand(Surroundings around) {
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
            return new WeightWork(asking.errand(), name, kind(), new WeightWork.Share("shadow", wanted), terms).run();
        } catch (WrongLine wrong) {
            throw asking.wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    private Percent wanted() {
        try {
            return Percent.parse(share);
        } catch (IllegalArgumentException wrong) {
            throw asking.wrongUsage("the share " + wrong.getMessage());
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
