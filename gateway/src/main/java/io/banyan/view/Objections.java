package io.banyan.view;

import io.banyan.view.Switching.Finding;
import io.banyan.view.ViewVersion.State;
import java.util.ArrayList;
import java.util.List;

/// What speaks against asking something of a version's runner.
public final class Objections {
    private Objections() {}

    /// Everything that speaks against a wish; empty = nothing does.
    ///
    /// @param read true = some group reads from the view
    public static List<Finding> against(View view, int wanted, Wish wish, boolean read) {
        ViewVersion version = view.version(wanted);
        if (version == null && !(wish instanceof Wish.Rebuild)) {
            return List.of(unknown(view, wanted));
        }
        List<Finding> findings = new ArrayList<>();
        Wish waiting = version == null ? null : version.errands().waiting();
        if (version != null && waiting != null) {
            findings.add(waits(version, waiting));
        }
        boolean active = wanted == view.active();
        switch (wish) {
            case Wish.Drop drop
            when active ->
                findings.add(new Finding(
                        "v%d is the version that is served; switch to another one first: ./banyan view switch %s VERSION --reason '...'"
                                .formatted(wanted, view.name()),
                        true));
            case Wish.Rebuild rebuild
            when active && read && version != null && version.state() == State.LIVE ->
                findings.add(new Finding(
                        "v%d is the version that is served: LEGACY answers all reads of the view until it is built anew; the usual way is to raise the projection's version and build that beside it"
                                .formatted(wanted),
                        false));
            case Wish.Replay replay
            when version != null && version.dead() == 0 ->
                findings.add(new Finding("v%d has no dead letters".formatted(wanted), true));
            default -> {
                // Nothing speaks against it.
            }
        }
        return findings;
    }

    private static Finding waits(ViewVersion version, Wish waiting) {
        String todo = version.state() == State.SILENT
                ? "start its runner"
                : "its runner is doing an earlier one: repeat yours when both are done";
        return new Finding(
                "v%d waits for a runner to take over another request, a %s (%s); %s"
                        .formatted(version.number(), waiting.says(), waiting.id(), todo),
                true);
    }

    private static Finding unknown(View view, int wanted) {
        String known = view.isHeard() ? "known: " + view.known() : "the feed has no version of it; start its runner";
        return new Finding("there is no version %d of view %s; %s".formatted(wanted, view.name(), known), true);
    }
}
