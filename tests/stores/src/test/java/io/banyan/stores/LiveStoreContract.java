package io.banyan.stores;

import static io.banyan.stores.Commits.ANN;
import static io.banyan.stores.Commits.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.AuditQuery;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.Door;
import io.banyan.live.Edit;
import io.banyan.live.LiveStore;
import io.banyan.live.LiveValue;
import io.banyan.live.Reading;
import io.banyan.live.Revision;
import io.banyan.live.StoredState;
import io.banyan.split.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// What every `LiveStore` must do.
abstract class LiveStoreContract {
    /// The store under test, empty at the start of each test.
    abstract LiveStore store();

    /// Another client of the same store; the same one where there can be only one.
    abstract LiveStore another();

    /// The store after everything about it was stopped and started again.
    abstract LiveStore restarted();

    @Test
    void holdsNothingAtFirst() {
        Reading reading = answer(store().read(0));

        assertThat(reading).isEqualTo(new Reading(StoredState.EMPTY, List.of()));
        assertThat(answer(store().revision())).isEqualTo(Revision.NONE);
        assertThat(audit(100, null, null)).isEmpty();
    }

    @Test
    void givesBackExactlyWhatItTook() {
        Commit file = Commits.firstFile(StoredState.EMPTY, "events", 10);
        CommitResult first = answer(store().commit(file));
        Commit kills =
                Commits.by(ANN, first.state(), new Edit.Kill("events", true, true), new Edit.Kill(null, true, true));

        CommitResult second = answer(store().commit(kills));

        StoredState expected = StoredState.EMPTY.after(file).after(kills);
        assertThat(first).isEqualTo(new CommitResult(true, StoredState.EMPTY.after(file)));
        assertThat(second).isEqualTo(new CommitResult(true, expected));
        assertThat(answer(another().read(0))).isEqualTo(new Reading(expected, all(file, kills)));
        assertThat(answer(another().revision())).isEqualTo(expected.revision());
    }

    @Test
    void givesBackWhoseUndoAChangeIs() {
        Commit raised = Commits.weight(StoredState.EMPTY, "events", 10);
        String id = raised.changes().getFirst().id();
        Author undoes = new Author("bob", Door.CLI, "undo", id);
        Commit undo = Commits.by(
                undoes, committed(raised), new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.NONE, false));
        committed(undo);

        List<Change> audit = answer(another().audit(new AuditQuery(2, null, null)));

        assertThat(audit).isEqualTo(all(raised, undo).reversed());
        assertThat(audit.getFirst().author().undoOf()).isEqualTo(id);
        assertThat(audit.getLast().author().undoOf()).isNull();
        assertThat(answer(restarted().read(0)).changes()).isEqualTo(all(raised, undo));
    }

    @Test
    void refusesACommitThatWasMadeFromAnOlderState() {
        StoredState known = committed(Commits.weight(StoredState.EMPTY, "events", 10));
        Commit first = Commits.weight(known, "events", 20);
        Commit late = Commits.weight(known, "members", 30);
        committed(first);

        CommitResult result = answer(another().commit(late));

        assertThat(result).isEqualTo(new CommitResult(false, known.after(first)));
        assertThat(answer(store().read(0)).state()).isEqualTo(known.after(first));
        assertThat(audit(100, "members", null)).isEmpty();
    }

    @Test
    void takesAllWritesOfACommitAtOneRevision() {
        Edit events = new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.ALL, false);
        Edit members = new Edit.OfGroup<>(LiveValue.WEIGHT, "members", new Weight(1), false);
        Commit commit = Commits.by(ANN, StoredState.EMPTY, events, members, new Edit.Kill(null, true, true));

        StoredState state = committed(commit);

        assertThat(state.groups().keySet()).containsExactlyInAnyOrder("events", "members");
        assertThat(state.everything().killed()).isTrue();
        assertThat(answer(store().read(0)).changes())
                .isEqualTo(commit.changes())
                .hasSize(3)
                .allMatch(change -> change.order() == 1);
    }

    @Test
    void takesARepeatedCommitOnce() {
        Commit first = Commits.weight(StoredState.EMPTY, "events", 10);
        StoredState state = committed(first);
        state = committed(Commits.weight(state, "events", 20));

        CommitResult again = answer(another().commit(first));

        assertThat(again).isEqualTo(new CommitResult(true, state));
        assertThat(audit(100, null, null)).hasSize(2);
    }

    @Test
    void takesACommitThatRecordsNothing() {
        StoredState known = committed(Commits.firstFile(StoredState.EMPTY, "events", 10));
        Commit.GroupWrite quiet = new Commit.GroupWrite("events", known.group("events"), null);
        Commit commit = new Commit(known.revision(), new Revision(1, 2), List.of(quiet));

        CommitResult taken = answer(store().commit(commit));
        CommitResult again = answer(store().commit(commit));

        assertThat(taken).isEqualTo(new CommitResult(true, known.after(commit)));
        assertThat(again.taken()).isFalse();
        assertThat(answer(store().read(1)).changes()).isEmpty();
    }

    @Test
    void readsTheChangesAfterANumberOldestFirstAndTheNewestThousandAtMost() {
        List<Change> changes = new ArrayList<>();
        StoredState state = StoredState.EMPTY;
        for (int i = 0; i < Reading.KEPT + 50; i++) {
            Commit commit = Commits.weight(state, "events", 1 + i % 2);
            changes.addAll(commit.changes());
            state = committed(commit);
        }

        assertThat(answer(store().read(0)).changes()).isEqualTo(changes.subList(50, changes.size()));
        assertThat(answer(store().read(1_000)).changes()).isEqualTo(changes.subList(1_000, changes.size()));
        assertThat(answer(store().read(1_049)).changes()).isEqualTo(changes.subList(1_049, changes.size()));
        assertThat(answer(store().read(1_050)).changes()).isEmpty();
    }

    @Test
    void tellsItsAuditNewestFirstByGroupAndByAuthor() {
        Commit one = Commits.weight(StoredState.EMPTY, "events", 10);
        Commit two =
                Commits.by(BOB, committed(one), new Edit.OfGroup<>(LiveValue.WEIGHT, "members", Weight.ALL, false));
        Commit three =
                Commits.by(BOB, committed(two), new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.ALL, false));
        Commit four = Commits.kill(committed(three), null);
        committed(four);

        assertThat(audit(100, null, null)).isEqualTo(all(one, two, three, four).reversed());
        assertThat(audit(2, null, null)).isEqualTo(all(three, four).reversed());
        assertThat(audit(100, "events", null)).isEqualTo(all(one, three).reversed());
        assertThat(audit(100, null, "bob")).isEqualTo(all(two, three).reversed());
        assertThat(audit(1, "events", "bob")).isEqualTo(three.changes());
        assertThat(audit(100, "none", null)).isEmpty();
    }

    @Test
    void findsAChangeBehindThousandsOfOthers() {
        Commit rare = Commits.weight(StoredState.EMPTY, "rare", 10);
        StoredState state = committed(rare);
        for (int i = 0; i < 2_100; i++) {
            state = committed(Commits.weight(state, "events", 1 + i % 2));
        }

        assertThat(audit(5, "rare", null)).isEqualTo(rare.changes());
        assertThat(audit(1_000, "events", "ann")).hasSize(1_000);
    }

    @Test
    void commitsOfManyClientsNeverMix() throws Exception {
        int clients = 4;
        int each = 50;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                LiveStore own = client % 2 == 0 ? store() : another();
                String group = "group-" + client % 2;
                work.add(() -> commits(own, group, each));
            }
            for (Future<Integer> done : threads.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(each);
            }
        }

        Reading reading = answer(store().read(0));
        assertThat(reading.state().revision()).isEqualTo(new Revision(1, 200));
        assertThat(reading.changes())
                .extracting(Change::order)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(reading.changes()).hasSize(clients * each);
        assertThat(reading.state().group("group-0").revision()).isEqualTo(new Revision(1, 100));
    }

    private static int commits(LiveStore store, String group, int count) {
        StoredState known = StoredState.EMPTY;
        int taken = 0;
        while (taken < count) {
            int percent = known.group(group).weights().group().equals(Weight.ALL) ? 50 : 100;
            CommitResult result = answer(store.commit(Commits.weight(known, group, percent)));
            taken += result.taken() ? 1 : 0;
            known = result.state();
        }
        return taken;
    }

    @Test
    void keepsEverythingOverARestart() {
        StoredState state = committed(Commits.firstFile(StoredState.EMPTY, "events", 10));
        state = committed(Commits.kill(state, "events"));
        Reading before = answer(store().read(0));

        LiveStore after = restarted();

        assertThat(answer(after.read(0))).isEqualTo(before);
        assertThat(answer(after.commit(Commits.weight(state, "events", 5))).taken())
                .isTrue();
    }

    StoredState committed(Commit commit) {
        CommitResult result = answer(store().commit(commit));
        assertThat(result.taken()).isTrue();
        return result.state();
    }

    List<Change> audit(int limit, @Nullable String group, @Nullable String by) {
        return answer(store().audit(new AuditQuery(limit, group, by)));
    }

    static List<Change> all(Commit... commits) {
        return List.of(commits).stream()
                .flatMap(commit -> commit.changes().stream())
                .toList();
    }

    /// Asked once more where none came in time, as by whoever asks a store: one slow moment is no outage.
    static <T> T answer(Mono<T> answer) {
        return Objects.requireNonNull(
                answer.retryWhen(Retry.max(1).filter(LiveStoreContract::isLate)).block(Duration.ofSeconds(5)));
    }

    private static boolean isLate(Throwable failed) {
        return String.valueOf(failed.getMessage()).contains("does not answer in time");
    }
}
