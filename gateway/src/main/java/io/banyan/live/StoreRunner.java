package io.banyan.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Mono;

/// Asks the store and waits for the answer, two seconds at most; notes in the view whether it answers, and why not.
/// Each outage is logged when it begins, when its cause becomes another, and when it ends; of one that comes and goes
/// the first thirty lines of a minute. Used by one thread.
final class StoreRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StoreRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TRIAL = Duration.ofSeconds(5);
    private static final int LINES = 30;

    private final CurrentLive live;
    private final InstantSource clock;
    private @Nullable String told;
    private Instant inStepSince = Instant.MAX;
    private Instant triedAt = Instant.EPOCH;
    private Instant minute = Instant.EPOCH;
    private int lines;

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
            if (told != null) {
                throw away(StoreFault.of(slow), writes);
            }
        }
        try {
            return answer(question);
        } catch (RuntimeException failed) {
            throw away(StoreFault.of(failed), writes);
        }
    }

    /// Waits once, and tells nobody when no answer comes.
    static <T> T answer(Mono<T> question) {
        T answer = question.block(PATIENCE);
        if (answer == null) {
            throw new IllegalStateException("the store gave no answer");
        }
        return answer;
    }

    /// Waits once for what has no answer but that it is done.
    static void done(Mono<Void> what) {
        answer(what.thenReturn(true));
    }

    /// @throws StoreAway at once while the store is known to be away
    void mustBeInStep() {
        StoreReach store = live.now().store();
        if (store.awaySince() != null) {
            throw new StoreAway(store.awaySince(), false, store.cause() == null ? "" : store.cause());
        }
    }

    /// Whether it is time to find out that the store takes changes: always while it is away, since one that answers
    /// questions is not back before; else every five seconds, where others share it.
    boolean trialIsDue() {
        StoreReach store = live.now().store();
        return !store.inStep()
                || (store.kind().equals("redis") && !clock.instant().isBefore(triedAt.plus(TRIAL)));
    }

    /// All that was asked went well.
    void inStep() {
        StoreReach before = live.now().store();
        if (!before.inStep()) {
            if (told != null) {
                say(Level.INFO, "The %s store is back; live state is in step".formatted(before.kind()));
            }
            told = null;
            inStepSince = clock.instant();
            live.swap(view -> view.with(new StoreReach(before.kind(), null)), List.of());
        }
    }

    /// Whether the store was in step then, and has been since.
    boolean inStepSince(Instant then) {
        return then.isAfter(inStepSince) && live.now().store().inStep();
    }

    void tried() {
        triedAt = clock.instant();
    }

    /// What to throw, once the view and the log say it.
    StoreAway away(StoreFault fault, boolean writes) {
        StoreReach before = live.now().store();
        Instant since = before.awaySince() == null ? clock.instant() : before.awaySince();
        String cause = fault.sentence();
        if (!cause.equals(told)) {
            told = cause;
            say(
                    Level.WARN,
                    "The %s store is away: %s; weights are frozen, traffic is not affected, kills work"
                            .formatted(before.kind(), cause));
        }
        live.swap(view -> view.with(new StoreReach(before.kind(), since, cause)), List.of());
        return new StoreAway(since, writes && !fault.refused(), cause);
    }

    private void say(Level level, String sentence) {
        Instant now = clock.instant();
        if (!now.isBefore(minute.plusSeconds(60))) {
            minute = now;
            lines = 0;
        }
        lines++;
        LOG.atLevel(lines > LINES ? Level.DEBUG : level).log(sentence);
    }
}
