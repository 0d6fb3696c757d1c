package io.banyan.live;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to do when a store holds less than this replica's copy: it was restarted empty, or failed over to a copy of
/// its own that was behind. Of each group the higher revision wins. Whoever notices first begins a new epoch; replicas
/// that come later, with copies of the epoch before, only add what they know better.
///
/// @param state to be put in the store
/// @param entry for the audit, by the replica that begins the epoch; null for those that come later
public record StoreRecovery(StoredState state, @Nullable Change entry) {
    /// Null where the store holds all that the copy does.
    ///
    /// @param id of the audit entry, if one is due
    public static @Nullable StoreRecovery needed(StoredState copy, StoredState store, Instant now, String id) {
        boolean newEpoch = store.revision().epoch() <= copy.revision().epoch();
        boolean behind = store.revision().compareTo(copy.revision()) < 0 || (newEpoch && knowsBetter(copy, store));
        if (!behind && newEpoch) {
            return null;
        }
        Revision revision = newEpoch
                ? new Revision(
                        copy.revision().epoch() + 1,
                        Math.max(copy.revision().number(), store.revision().number()) + 1)
                : store.revision().next(store.revision().epoch());
        StoredState merged = merged(copy, store, revision);
        if (!newEpoch
                && merged.groups().equals(store.groups())
                && merged.everything().equals(store.everything())) {
            return null;
        }
        return new StoreRecovery(merged, newEpoch ? entry(copy, store, revision, now, id) : null);
    }

    /// A store of the same epoch may look newer by its number and still have lost one group's change.
    private static boolean knowsBetter(StoredState copy, StoredState store) {
        boolean inGroups = copy.groups().entrySet().stream()
                .anyMatch(known -> store.groups().containsKey(known.getKey())
                        && store.group(known.getKey())
                                        .revision()
                                        .compareTo(known.getValue().revision())
                                < 0);
        return inGroups
                || store.everything().revision().compareTo(copy.everything().revision()) < 0;
    }

    private static StoredState merged(StoredState copy, StoredState store, Revision revision) {
        Map<String, StoredGroup> groups = new HashMap<>(store.groups());
        copy.groups()
                .forEach((name, group) -> groups.merge(
                        name,
                        group,
                        (theirs, ours) -> theirs.revision().compareTo(ours.revision()) >= 0 ? theirs : ours));
        boolean ours = copy.everything().revision().compareTo(store.everything().revision()) > 0;
        return new StoredState(revision, groups, ours ? copy.everything() : store.everything());
    }

    private static Change entry(StoredState copy, StoredState store, Revision revision, Instant now, String id) {
        String how = store.revision().equals(Revision.NONE) ? "empty" : "older";
        String says = "the store came back " + how + " (it stood at " + store.revision() + ", this replica at "
                + copy.revision() + "): changes that no replica kept may be missing";
        Author author = new Author("banyan", Door.RECOVERY, says);
        Step step = new Step(Step.RECOVERY, null, "epoch " + copy.revision().epoch(), "epoch " + revision.epoch());
        return new Change(id, null, revision, revision.number(), now, author, List.of(step));
    }
}
