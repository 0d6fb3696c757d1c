package io.banyan.projector.function;

import io.banyan.projections.projection.Answer;
import io.banyan.projections.projection.Operation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a batch of changes is asked until each has its answer, as an event source mapping of the platform does it:
///
/// - a batch that fails is halved, until what fails is alone; a change that fails alone is tried again, with longer and
///   longer pauses, and then given up;
/// - where the function names changes that it could not apply, those before the first of them are in, that one goes on
///   alone, and those behind it are asked anew;
/// - a throttle, or a function that cannot be called, is waited for, however long: no change is given up for it.
///
/// Pure. `ask` and `pause` say what to do next, until `answers` has all.
final class Bisection {
    static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /// After that a throttled function is asked again, whatever it said.
    static final Duration LONGEST_THROTTLE = Duration.ofSeconds(60);
    private static final Duration TOLD = Duration.ofSeconds(1);
    private static final int DOUBLED_AT_MOST = 10;

    /// Changes to be asked at once.
    ///
    /// @param from of the first, from 0
    /// @param to behind the last
    /// @param failures of it while it was alone
    record Range(int from, int to, int failures) {
        int size() {
            return to - from;
        }
    }

    /// Nothing is asked for so long.
    ///
    /// @param why with what to do; null: it is the first time, and not worth telling
    record Pause(Duration length, @Nullable String why) {}

    private final List<@Nullable Answer> answers = new ArrayList<>();
    private final Deque<Range> open = new ArrayDeque<>();
    private final int retries;
    /// Calls in a row that could not be made.
    private int troubles;
    private @Nullable Pause pause;

    /// @param size 1 or more
    /// @param retries of a change that fails alone
    Bisection(int size, int retries) {
        this.retries = retries;
        for (int i = 0; i < size; i++) {
            answers.add(null);
        }
        open.add(new Range(0, size, 0));
    }

    /// To be asked next; null: all are answered.
    @Nullable
    Range ask() {
        return open.peek();
    }

    /// Before that; null: at once.
    @Nullable
    Pause pause() {
        return pause;
    }

    /// What came of asking `ask`.
    void took(Outcome outcome) {
        Range asked = open.remove();
        pause = null;
        int before = troubles;
        troubles = 0;
        switch (outcome) {
            case Outcome.Answered answered -> answered(asked, answered);
            case Outcome.Failed failed -> {
                if (asked.size() > 1) {
                    halve(asked);
                } else {
                    failed(asked, failed.why());
                }
            }
            case Outcome.TooLarge large -> {
                if (asked.size() > 1) {
                    halve(asked);
                } else {
                    answers.set(asked.from(), new Answer.Failed(large.why()));
                }
            }
            case Outcome.Late late -> {
                if (asked.size() > 1) {
                    halve(asked);
                } else {
                    again(asked, before, null, late.why());
                }
            }
            case Outcome.Throttled throttled -> again(asked, before, throttled.after(), throttled.why());
            case Outcome.Away away -> again(asked, before, null, away.why());
        }
    }

    /// One for each change.
    ///
    /// @throws NullPointerException before all are answered
    List<Answer> answers() {
        return answers.stream().map(Objects::requireNonNull).toList();
    }

    private void answered(Range asked, Outcome.Answered answered) {
        int at = asked.from();
        for (List<Operation> operations : answered.operations()) {
            answers.set(at, new Answer.Operations(operations));
            at++;
        }
        if (at == asked.to()) {
            return;
        }
        if (at + 1 < asked.to()) {
            open.push(new Range(at + 1, asked.to(), 0));
        }
        failed(
                new Range(at, at + 1, asked.size() == 1 ? asked.failures() : 0),
                Objects.requireNonNull(answered.failed()));
    }

    private void failed(Range alone, String why) {
        int failures = alone.failures() + 1;
        if (failures > retries) {
            answers.set(alone.from(), new Answer.Failed(why));
            return;
        }
        open.push(new Range(alone.from(), alone.to(), failures));
        pause = new Pause(length(failures), failures == 1 ? null : why);
    }

    private void halve(Range asked) {
        int middle = asked.from() + asked.size() / 2;
        open.push(new Range(middle, asked.to(), 0));
        open.push(new Range(asked.from(), middle, 0));
    }

    private void again(Range asked, int before, @Nullable Duration after, String why) {
        troubles = before + 1;
        open.push(asked);
        Duration length = after == null ? length(troubles) : within(after);
        pause = new Pause(length, troubles == 1 && length.compareTo(TOLD) < 0 ? null : why);
    }

    private static Duration within(Duration after) {
        if (after.compareTo(FIRST_PAUSE) < 0) {
            return FIRST_PAUSE;
        }
        return after.compareTo(LONGEST_THROTTLE) < 0 ? after : LONGEST_THROTTLE;
    }

    /// 100 ms, 200 ms, and so on, up to 10 s.
    private static Duration length(int times) {
        Duration length = FIRST_PAUSE.multipliedBy(1L << Math.min(times - 1, DOUBLED_AT_MOST));
        return length.compareTo(LONGEST_PAUSE) < 0 ? length : LONGEST_PAUSE;
    }
}
