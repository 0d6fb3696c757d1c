package io.banyan.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/// Asks the store and waits for the answer, two seconds at most; notes in the view whether it answers. Used by one
/// thread.
final class StoreRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final CurrentLive live;
    private final InstantSource clock;
    private boolean told;
    /// When it was last logged that the store is away, and for which of these that it is back.
    private Instant saidAt = Instant.EPOCH;
    private Instant lastSaidAt = Instant.EPOCH;
    private Instant inStepSince = Instant.MAX;

    StoreRunner(CurrentLive live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    /// Asks a second time where the first got no good answer, unless the store is known to be away: one slow moment of
    /// Redis or of this machine is no outage. A store takes no change twice.
    ///
    /// @throws StoreAway when no good answer came; the view says so from then on
    <T> T ask(Mono<T> question, boolean writes) {
        try {
            return answer(question);
        } catch (RuntimeException slow) {
            if (told) {
                throw new StoreAway(away(slow), writes);
            }
        }
        try {
            return answer(question);
        } catch (RuntimeException failed) {
            throw new StoreAway(away(failed), writes);
        }
    }

    /// Asks what has no answer but that it is done.
    void tell(Mono<Void> what) {
        ask(what.thenReturn(true), false);
    }

    /// Waits once, and tells nobody when no answer comes.
    static <T> T answer(Mono<T> question) {
        T answer = question.block(PATIENCE);
        if (answer == null) {
            throw new IllegalStateException("the store gave no answer");
        }
        return answer;
    }

    /// @throws StoreAway at once while the store is known to be away
    void mustBeInStep() {
        Instant since = live.now().store().awaySince();
        if (since != null) {
            throw new StoreAway(since, false);
        }
    }

    void inStep() {
        StoreReach before = live.now().store();
        if (!before.inStep()) {
            if (told) {
                LOG.atLevel(saidAt.equals(lastSaidAt) ? Level.DEBUG : Level.INFO)
                        .log("The {} store is back; live state is in step", before.kind());
                lastSaidAt = saidAt;
            }
            told = false;
            inStepSince = clock.instant();
            live.swap(view -> view.with(new StoreReach(before.kind(), null)), List.of());
        }
    }

    /// Whether the store was in step then, and has been since.
    boolean inStepSince(Instant then) {
        return then.isAfter(inStepSince) && live.now().store().inStep();
    }

    private Instant away(RuntimeException failed) {
        StoreReach before = live.now().store();
        Instant since = before.awaySince() == null ? clock.instant() : before.awaySince();
        if (!told) {
            told = true;
            // A store that answers questions and takes nothing, with a full disk say, goes away and comes back each
            // time.
            boolean news = clock.instant().isAfter(saidAt.plus(SILENCE));
            saidAt = news ? clock.instant() : saidAt;
            LOG.atLevel(news ? Level.WARN : Level.DEBUG)
                    .log(
                            "The {} store does not answer ({}): weights are frozen, traffic goes on as it was; kills work",
                            before.kind(),
                            failed.toString());
        }
        live.swap(view -> view.with(new StoreReach(before.kind(), since)), List.of());
        return since;
    }
}
