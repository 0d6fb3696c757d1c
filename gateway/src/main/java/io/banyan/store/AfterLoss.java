package io.banyan.store;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.LiveValue;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import io.banyan.live.StoredState;
import io.banyan.live.StoredSwitch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// How a store begins whose database cannot be read: with what the replica's copy holds and with the kill switch for
/// everything thrown, because the copy may be older than what was lost and legacy is always right; the audit says so,
/// through the door `recovery`.
record AfterLoss(StoredState state, List<Change> changes) {
    AfterLoss {
        changes = List.copyOf(changes);
    }

    /// @param how it was lost: `live.db could not be read`
    static AfterLoss of(ReplicaCopy.Saved last, String how, Instant now) {
        Revision was = last.state().revision();
        Revision revision = new Revision(was.epoch() + 1, was.number() + 1);
        StoredSwitch before = last.state().everything();
        StoredSwitch thrown = new StoredSwitch(
                new Revision(revision.epoch(), before.revision().number() + 1), true);
        StoredState state = new StoredState(revision, last.state().groups(), thrown);
        String says = how + ": everything goes to the monolith, weights are as this replica knew them at " + was
                + ", changes after that are lost; check the weights, then take the kill of everything back";
        List<Step> steps = List.of(
                new Step(Step.RECOVERY, null, "epoch " + was.epoch(), "epoch " + revision.epoch()),
                Step.of(LiveValue.KILL, null, before.killed(), true));
        Author author = new Author("banyan", Door.RECOVERY, says);
        List<Change> changes = new ArrayList<>(last.changes());
        String id = UUID.randomUUID().toString();
        changes.add(new Change(id, null, thrown.revision(), revision.number(), now, author, steps));
        return new AfterLoss(state, changes);
    }
}
