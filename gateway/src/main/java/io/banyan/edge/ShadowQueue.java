package io.banyan.edge;

import io.banyan.compare.Seen;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.NotCompared;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.upstream.Client;
import io.banyan.upstream.Unexpected;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Copies from when they may be sent until they have come to something: each waits in its group's lane for its turn,
/// then for a place of the group's budget, and is called. Lives on the event loop of copies.
final class ShadowQueue {
    private final ShadowRequests made;
    private final CopyBudget budget;
    private final InstantSource clock;
    private final Supplier<Client> by;
    private final Ends ends;
    private final Map<String, ShadowLane> lanes = new HashMap<>();

    /// Where copies go from here.
    interface Ends {
        /// For the bytes of answers.
        ShadowRoom.OfGroup room(String group);

        /// Its call has ended, with an answer or without.
        void came(ShadowCopy copy);

        /// Nothing comes of it.
        void over(ShadowCopy copy, NotCompared why);
    }

    ShadowQueue(ShadowRequests made, Shadows.Means means, Supplier<Client> by, Ends ends) {
        this.made = made;
        this.budget = means.budget();
        this.clock = means.clock();
        this.by = by;
        this.ends = ends;
    }

    void add(ShadowCopy copy) {
        if (copy.isOver()) {
            return;
        }
        copy.queued();
        ShadowLane lane = lanes.computeIfAbsent(copy.group(), none -> new ShadowLane());
        if (lane.add(copy)) {
            advance(lane);
        } else {
            ends.over(copy, NotCompared.FULL);
        }
    }

    private void advance(ShadowLane lane) {
        for (ShadowCopy next = lane.next(); next != null; next = lane.next()) {
            if (next.isOver() || next.isLate()) {
                lane.ended();
                ends.over(next, NotCompared.LATE);
            } else {
                ask(next, lane);
            }
        }
    }

    /// For a place of the budget. The lane's place is the copy's meanwhile, so that 16 ask at once at most.
    private void ask(ShadowCopy copy, ShadowLane lane) {
        Budget its = copy.rule().budget();
        if (its.equals(Budget.NONE)) {
            call(copy, lane);
            return;
        }
        CompletableFuture<Boolean> place;
        try {
            place = budget.take(copy.group(), its);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("the budget of copies", unexpected);
            place = CompletableFuture.completedFuture(false);
        }
        if (place.isDone()) {
            answered(copy, lane, isTaken(place));
        } else {
            place.whenComplete((taken, failed) -> by.get().loop().execute(() -> {
                answered(copy, lane, failed == null && taken);
                advance(lane);
            }));
        }
    }

    private static boolean isTaken(CompletableFuture<Boolean> place) {
        return !place.isCompletedExceptionally() && place.join();
    }

    private void answered(ShadowCopy copy, ShadowLane lane, boolean taken) {
        if (taken && !copy.isOver()) {
            call(copy, lane);
        } else {
            lane.ended();
            ends.over(copy, NotCompared.BUDGET);
        }
    }

    private void call(ShadowCopy copy, ShadowLane lane) {
        KeptBytes body = new KeptBytes(ends.room(copy.group()));
        ShadowCall listener = new ShadowCall(copy, body, clock, end(copy, body, lane));
        copy.runs(() -> {
            listener.abandon();
            body.free();
            lane.ended();
            advance(lane);
        });
        try {
            made.start(copy, by.get(), listener);
        } catch (RuntimeException | Error unexpected) {
            Unexpected.log("a copy of a read", unexpected);
            listener.broke();
        }
    }

    private ShadowCall.Over end(ShadowCopy copy, KeptBytes body, ShadowLane lane) {
        return new ShadowCall.Over() {
            @Override
            public void whole(Seen answer) {
                copy.runs(null);
                copy.copied(answer, body);
                ended();
            }

            @Override
            public void failed(String why) {
                copy.runs(null);
                copy.failed(why);
                body.free();
                ended();
            }

            @Override
            public void notCompared(NotCompared why) {
                copy.runs(null);
                body.free();
                ends.over(copy, why);
                ended();
            }

            private void ended() {
                lane.ended();
                ends.came(copy);
                advance(lane);
            }
        };
    }
}
