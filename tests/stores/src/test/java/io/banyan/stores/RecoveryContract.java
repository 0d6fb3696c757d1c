package io.banyan.stores;

import static io.banyan.stores.Commits.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Change;
import io.banyan.live.Commit;
import io.banyan.live.CommitResult;
import io.banyan.live.Reading;
import io.banyan.live.Revision;
import io.banyan.live.StoreRecovery;
import io.banyan.live.StoredState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every `LiveStore` must do beyond commits: come back to what replicas know, and forget what nobody has.
abstract class RecoveryContract extends LiveStoreContract {
    @Test
    void anEmptyStoreIsFilledFromACopy() {
        Commit one = Commits.firstFile(StoredState.EMPTY, "events", 10);
        Commit two = Commits.kill(StoredState.EMPTY.after(one), null);
        StoredState copy = StoredState.EMPTY.after(one).after(two);
        StoreRecovery recovery = needed(copy, StoredState.EMPTY);
        List<Change> changes = with(all(one, two), recovery.entry());

        CommitResult result = answer(store().recover(Revision.NONE, recovery.state(), changes));

        assertThat(result).isEqualTo(new CommitResult(true, recovery.state()));
        assertThat(answer(another().read(0))).isEqualTo(new Reading(recovery.state(), changes));
        assertThat(recovery.state().revision()).isEqualTo(new Revision(2, 3));
    }

    @Test
    void theSecondReplicaToNoticeIsRefused() {
        Commit one = Commits.firstFile(StoredState.EMPTY, "events", 10);
        StoreRecovery first = needed(StoredState.EMPTY.after(one), StoredState.EMPTY);
        answer(store().recover(Revision.NONE, first.state(), with(one.changes(), first.entry())));
        StoreRecovery second = needed(StoredState.EMPTY.after(one), StoredState.EMPTY);

        CommitResult result =
                answer(another().recover(Revision.NONE, second.state(), with(one.changes(), second.entry())));

        assertThat(result).isEqualTo(new CommitResult(false, first.state()));
        assertThat(audit(100, null, null)).hasSize(2);
    }

    @Test
    void aStoreThatIsBehindGetsOnlyTheChangesThatItLacks() {
        Commit one = Commits.firstFile(StoredState.EMPTY, "events", 10);
        Commit gone = Commits.firstFile(StoredState.EMPTY.after(one), "gone", 20);
        Commit lost = Commits.weight(StoredState.EMPTY.after(one), "events", 90);
        committed(one);
        StoredState behind = committed(gone);
        StoredState copy = StoredState.EMPTY.after(one).after(lost);
        StoredState wanted = new StoredState(new Revision(2, 4), copy.groups(), copy.everything());

        CommitResult result = answer(store().recover(behind.revision(), wanted, all(one, lost)));

        assertThat(result).isEqualTo(new CommitResult(true, wanted));
        assertThat(audit(100, null, null)).isEqualTo(all(one, gone, lost).reversed());
        assertThat(answer(store().commit(lost)).taken()).as("known since").isTrue();
        assertThat(answer(store().revision())).isEqualTo(new Revision(2, 4));
    }

    @Test
    void aThousandChangesAreRefilledAtOnce() {
        List<Change> changes = new ArrayList<>();
        StoredState state = StoredState.EMPTY;
        for (int i = 0; i < Reading.KEPT; i++) {
            Commit commit = Commits.weight(state, "group-" + i % 300, 1 + i / 300);
            changes.addAll(commit.changes());
            state = state.after(commit);
        }

        CommitResult result = answer(store().recover(Revision.NONE, state, changes));

        assertThat(result).isEqualTo(new CommitResult(true, state));
        assertThat(answer(store().read(0)).changes()).isEqualTo(changes);
    }

    @Test
    void forgetsAGroupSevenDaysAfterItsFileWentAway() {
        StoredState state = committed(Commits.firstFile(StoredState.EMPTY, "stays", 10));
        state = committed(Commits.firstFile(state, "goes", 20));
        seen(Duration.ZERO, "stays", "goes");
        seen(Duration.ofDays(7), "stays");
        assertThat(answer(another().read(0)).state()).isEqualTo(state);

        seen(Duration.ofDays(7).plusMillis(1), "stays");

        StoredState after = answer(another().read(0)).state();
        assertThat(after.groups().keySet()).containsExactly("stays");
        assertThat(after.revision()).isEqualTo(new Revision(1, 3));
        assertThat(StoreRecovery.needed(state, after, NOW, "id")).isNull();
    }

    @Test
    void aGroupThatWasNeverLookedForCountsFromTheFirstLook() {
        committed(Commits.firstFile(StoredState.EMPTY, "new", 10));
        seen(Duration.ZERO);
        seen(Duration.ofDays(6));
        assertThat(answer(store().read(0)).state().groups()).containsKey("new");

        seen(Duration.ofDays(8));

        assertThat(answer(store().read(0)).state().groups()).isEmpty();
    }

    @Test
    void aFileThatComesBackInTimeKeepsItsGroup() {
        committed(Commits.firstFile(StoredState.EMPTY, "back", 10));
        seen(Duration.ZERO, "back");
        seen(Duration.ofDays(5), "back");

        seen(Duration.ofDays(11));
        seen(Duration.ofDays(30), "back", "of-no-store");

        assertThat(answer(store().read(0)).state().groups()).containsOnlyKeys("back");
        assertThat(answer(store().revision())).isEqualTo(new Revision(1, 1));
    }

    private void seen(Duration later, String... groups) {
        store().seen(Set.of(groups), NOW.plus(later)).block(Duration.ofSeconds(2));
    }

    private static StoreRecovery needed(StoredState copy, StoredState store) {
        return Objects.requireNonNull(StoreRecovery.needed(copy, store, NOW, "entry"));
    }

    private static List<Change> with(List<Change> changes, @Nullable Change entry) {
        List<Change> all = new ArrayList<>(changes);
        all.add(Objects.requireNonNull(entry));
        return all;
    }
}
