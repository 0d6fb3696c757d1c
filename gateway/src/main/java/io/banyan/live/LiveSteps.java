package io.banyan.live;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// What `LiveRunner`'s one thread does: each method is a step that asks the store and leaves view and copy in line with
/// its answer, or throws StoreAway and leaves them as they were.
final class LiveSteps {
    /// Each conflict means that another replica was served, so this is only for a store gone mad.
    private static final int TRIES = 100;

    private final LiveStore store;
    private final ReplicaCopy copy;
    private final CurrentLive live;
    private final StoreRunner asks;
    private final FileAdoption files;
    private final InstantSource clock;
    private final Losses losses = new Losses();
    private List<Change> kept;

    /// @param kept the changes of the copy, for a store that lost them
    LiveSteps(
            LiveStore store,
            ReplicaCopy copy,
            CurrentLive live,
            FileAdoption files,
            InstantSource clock,
            List<Change> kept) {
        this.store = store;
        this.copy = copy;
        this.live = live;
        this.asks = new StoreRunner(live, clock);
        this.files = files;
        this.clock = clock;
        this.kept = kept;
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /// Follows the store, and brings it what waited for it.
    void look() {
        follow();
        if (asks.trialIsDue()) {
            asks.ask(store.writable(), false);
            asks.tried();
        }
        asks.inStep();
        mergeKills();
        adoptFiles();
    }

    private void follow() {
        LiveView view = live.now();
        if (!view.store().inStep()
                || !asks.ask(store.revision(), false).equals(view.stored().revision())) {
            catchUp();
        }
    }

    private void catchUp() {
        for (int tries = 0; tries < TRIES; tries++) {
            StoredState known = live.now().stored();
            Reading reading = asks.ask(store.read(known.revision().number()), false);
            StoreRecovery recovery = StoreRecovery.needed(known, reading.state(), clock.instant(), id());
            if (recovery == null) {
                took(reading.state(), reading.changes());
                return;
            }
            recover(reading, recovery);
        }
        throw new IllegalStateException("other writers kept interrupting the recovery of the store");
    }

    private void recover(Reading reading, StoreRecovery recovery) {
        mayRecover(recovery);
        List<Change> entry = recovery.entry() == null ? List.of() : List.of(recovery.entry());
        List<Change> known = joined(kept, entry);
        CommitResult result = asks.ask(store.recover(reading.state().revision(), recovery.state(), known), true);
        if (result.taken()) {
            took(result.state(), joined(reading.changes(), entry));
        }
    }

    /// @throws StoreAway where the store loses what it is given again and again
    private void mayRecover(StoreRecovery recovery) {
        if (recovery.entry() != null && losses.tooMany(clock.instant())) {
            String why = losses.why(clock.instant(), asks.ask(store.memory(), false));
            if (why != null) {
                throw asks.away(new StoreFault(why), false);
            }
        }
    }

    private static List<Change> joined(List<Change> first, List<Change> then) {
        List<Change> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /// One change; empty where everything is so already.
    ///
    /// @param expected group → the revision it must stand at
    List<Change> change(Edits edits, Map<String, Revision> expected) {
        asks.mustBeInStep();
        mergeKills();
        if (isStale(expected)) {
            catchUp();
        }
        return committed(known -> {
                    expected.forEach((group, revision) -> mustStand(known, group, revision));
                    return edits.on(known, clock.instant());
                })
                .changes();
    }

    /// Makes a commit from the newest state until none comes between.
    private Commit committed(Function<StoredState, Commit> from) {
        for (int tries = 0; tries < TRIES; tries++) {
            Commit commit = from.apply(live.now().stored());
            if (taken(commit)) {
                return commit;
            }
            catchUp();
        }
        throw new IllegalStateException("the change was overtaken " + TRIES + " times");
    }

    private boolean isStale(Map<String, Revision> expected) {
        StoredState known = live.now().stored();
        return expected.entrySet().stream()
                .anyMatch(one -> !known.revision(one.getKey()).equals(one.getValue()));
    }

    private static void mustStand(StoredState known, String group, Revision expected) {
        if (!known.revision(group).equals(expected)) {
            throw new Stale(group, expected, known.revision(group));
        }
    }

    /// Kills that were thrown here go to the store; each one is then pending no more. Those thrown while the store was
    /// away are all recorded, since nobody could know of another's; the others, where they killed.
    void mergeKills() {
        for (Pending.Kill kill : live.now().pending().kills()) {
            Author author = kill.author();
            boolean always = !asks.inStepSince(kill.at());
            if (!always) {
                follow(); // an unkill that is not seen here yet must not make it look needless
            }
            Edits edits = new Edits(List.of(new Edit.Kill(kill.group(), true, always)), author, kill::id);
            committed(known -> edits.on(known, kill.at()));
            live.swap(view -> view.with(view.pending().without(kill)), List.of());
            savePending();
        }
    }

    /// File values that are due are taken over, once.
    void adoptFiles() {
        while (!files.due().isEmpty()) {
            asks.mustBeInStep();
            List<FileAdoption.Due> due = files.due();
            committed(known -> files.on(known, due, clock.instant()));
            files.done(due.size());
            settled(due);
        }
    }

    private void settled(List<FileAdoption.Due> due) {
        if (!live.now().pending().edits().isEmpty()) {
            live.swap(view -> view.with(view.pending().without(due)), List.of());
            savePending();
        }
    }

    /// @return false when another replica was first
    private boolean taken(Commit commit) {
        if (commit.writes().isEmpty()) {
            return true;
        }
        CommitResult result = asks.ask(store.commit(commit), true);
        if (result.taken() && result.state().revision().equals(commit.revision())) {
            took(result.state(), commit.changes());
        } else if (result.taken()) {
            // Taken at an earlier try, and others came after it.
            catchUp();
        }
        return result.taken();
    }

    /// The view first, so that traffic follows at once; then the copy.
    private void took(StoredState state, List<Change> changes) {
        Revision known = live.now().stored().revision();
        if (state.revision().equals(known)) {
            return;
        }
        if (known.epoch() > 0 && state.revision().epoch() > known.epoch()) {
            losses.recovered(clock.instant());
        }
        live.swap(view -> view.with(state), changes);
        List<Change> all = joined(kept, changes);
        kept = List.copyOf(all.subList(Math.max(0, all.size() - Reading.KEPT), all.size()));
        copy.save(new Reading(state, changes));
    }

    /// Called by several threads: the last to save has what is pending then.
    void savePending() {
        synchronized (copy) {
            copy.save(live.now().pending());
        }
    }

    /// Notes which groups have a file. Nothing else waits for it: where it fails, the store is no less in step.
    void seen(Set<String> groups) {
        StoreRunner.done(store.seen(groups, clock.instant()));
    }

    /// The change of that id, if it is among those kept.
    List<Change> change(String id) {
        return kept.stream().filter(change -> change.id().equals(id)).toList();
    }

    /// The audit, from the store or, while that is away, from what this replica kept.
    List<Change> audit(AuditQuery query) {
        if (live.now().store().inStep()) {
            try {
                return StoreRunner.answer(store.audit(query));
            } catch (RuntimeException slow) {
                return kept(query);
            }
        }
        return kept(query);
    }

    private List<Change> kept(AuditQuery query) {
        return kept.reversed().stream()
                .filter(query::takes)
                .limit(query.limit())
                .toList();
    }
}
