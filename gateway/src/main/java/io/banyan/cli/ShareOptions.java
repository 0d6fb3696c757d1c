package io.banyan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a command needs that sets a share of a group's or a route's reads: whose, and how.
final class ShareOptions {
    @Mixin
    private final ChangeOptions change = new ChangeOptions();

    @ArgGroup
    private @Nullable Which which;

    @Parameters(
            index = "0",
            paramLabel = "GROUP|ROUTE",
            description = "A group or route name, as shown by status and routes.")
    private String name = "";

    @Option(
            names = "--inheriting-only",
            description = "For a group: leave routes that have a setting of their own as they are.")
    private boolean inheritingOnly;

    @Option(
            names = "--if-revision",
            paramLabel = "N",
            description = "Fail unless the group is at revision N. Default: the current revision.")
    private int revision = -1;

    /// Where a group and a route share a name.
    static final class Which {
        @Option(names = "--group", description = "Treat the name as a group's.")
        private boolean group;

        @Option(names = "--route", description = "Treat the name as a route's.")
        private boolean route;
    }

    /// Sets it, and tells what became of that.
    ///
    /// @param word `weight` or `shadow`
    /// @param share as written
    /// @param called what people call it
    int set(Asking asking, String word, String share, String called) {
        Percent wanted = wanted(asking, share, called);
        WeightWork.Terms terms =
                new WeightWork.Terms(change.reason(asking), change.undoOf(), change.dryRun(), inheritingOnly, revision);
        try {
            return new WeightWork(asking.errand(), name, kind(), new WeightWork.Share(word, wanted), terms).run();
        } catch (WrongLine wrong) {
            throw asking.wrongUsage(String.valueOf(wrong.getMessage()));
        }
    }

    private static Percent wanted(Asking asking, String share, String called) {
        try {
            return Percent.parse(share);
        } catch (IllegalArgumentException wrong) {
            throw asking.wrongUsage("the " + called + " " + wrong.getMessage());
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
