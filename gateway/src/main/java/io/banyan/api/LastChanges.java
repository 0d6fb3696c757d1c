package io.banyan.api;

import io.banyan.live.AuditQuery;
import io.banyan.live.Change;
import io.banyan.live.LiveListener;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.Reading;
import io.banyan.live.Step;
import io.banyan.report.Moment;
import io.banyan.report.Undos;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The newest change of each group, and of the kill switch for everything, and the newest 1,000 undos: of the newest
/// 1,000 changes at the start, and of all that came since. Safe for use by any thread.
final class LastChanges implements LiveListener {
    private final Map<String, Change> newest = new ConcurrentHashMap<>();
    private final NavigableSet<Change> undos =
            new TreeSet<>(Comparator.comparingLong(Change::order).thenComparing(Change::id));

    /// Begins to listen, then asks for what was before.
    static LastChanges of(LiveRunner live) {
        LastChanges last = new LastChanges();
        live.listen(last);
        live.audit(new AuditQuery(Reading.KEPT, null, null)).thenAccept(last::took);
        return last;
    }

    /// @param group `Moment.EVERYTHING` = of the kill switch for everything
    @Nullable
    Change of(String group) {
        return newest.get(group);
    }

    /// Those known now.
    Undos undos() {
        synchronized (undos) {
            return Undos.among(undos);
        }
    }

    @Override
    public void inForce(LiveView view, List<Change> changes) {
        took(changes);
    }

    private void took(List<Change> changes) {
        for (Change change : changes) {
            String group = change.group() == null ? Moment.EVERYTHING : change.group();
            if (change.author().undoOf() != null) {
                tookUndo(change);
            }
            if (change.group() != null || isOfTheSwitch(change)) {
                newest.merge(group, change, (a, b) -> b.revision().compareTo(a.revision()) >= 0 ? b : a);
            }
        }
    }

    /// What is asked of a view that no file names is recorded beside the switch for everything.
    private static boolean isOfTheSwitch(Change change) {
        return change.steps().stream()
                .anyMatch(step ->
                        step.what().equals(LiveValue.KILL.word()) || step.what().equals(Step.RECOVERY));
    }

    private void tookUndo(Change undo) {
        synchronized (undos) {
            undos.add(undo);
            if (undos.size() > Reading.KEPT) {
                undos.pollFirst();
            }
        }
    }
}
