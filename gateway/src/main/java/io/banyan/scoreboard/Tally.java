package io.banyan.scoreboard;

import io.banyan.decide.Ambiguity;
import io.banyan.scoreboard.Sighting.Noticed;
import io.banyan.scoreboard.Sighting.Trait;
import java.util.Arrays;

/// What is counted of one template's reads, or of its writes. All but `variety` fades: what was counted a day ago
/// counts half, so that numbers tell of about the last day and a half and memory does not grow with time. Used by
/// one thread.
///
/// About 700 bytes.
final class Tally {
    /// Answers, by what they were.
    enum Count {
        ANSWERS(0),
        OK(1),
        REDIRECTED(2),
        CLIENT_ERRORS(3),
        SERVER_ERRORS(4),
        FELL_BACK(5),
        CPU_TOLD(6),
        CPU_MILLIS(7);

        private final int place;

        Count(int place) {
            this.place = place;
        }
    }

    private static final int TRAITS = Count.values().length;
    private static final int CAUSES = TRAITS + Trait.values().length;
    private static final int TIMES = CAUSES + Ambiguity.Cause.values().length;
    /// Times double every two steps, from half a millisecond to nearly ten minutes: a time told is off by a fifth at
    /// most.
    private static final int STEPS = 41;

    static final int NUMBERS = TIMES + STEPS;
    private static final double FIRST_NANOS = 500_000;

    private final double[] numbers;
    private final Variety variety;

    Tally() {
        this(new double[NUMBERS], new Variety());
    }

    Tally(double[] numbers, Variety variety) {
        this.numbers = numbers.clone();
        this.variety = variety;
    }

    void add(Sighting seen) {
        Noticed answer = seen.answer();
        double each = seen.each();
        numbers[Count.ANSWERS.place] += each;
        numbers[ofStatus(answer.status()).place] += each;
        numbers[Count.FELL_BACK.place] += answer.fellBack() ? each : 0;
        if (answer.cpuMillis() >= 0) {
            numbers[Count.CPU_TOLD.place] += each;
            numbers[Count.CPU_MILLIS.place] += each * answer.cpuMillis();
        }
        for (int bits = answer.traits(); bits != 0; bits &= bits - 1) {
            numbers[TRAITS + Integer.numberOfTrailingZeros(bits)] += each;
        }
        if (seen.unclear() != null) {
            numbers[CAUSES + place(seen.unclear())] += each;
        }
        numbers[TIMES + step(answer.nanos())] += each;
        if (answer.shape() != 0) {
            variety.add(answer.shape());
        }
    }

    /// For good, since numbers are kept.
    private static int place(Ambiguity.Cause cause) {
        return switch (cause) {
            case SYNTAX -> 0;
            case PATH -> 1;
            case QUERY -> 2;
            case BODY -> 3;
            case OVERRIDE -> 4;
            case UPGRADE -> 5;
            case RANGE -> 6;
            case REWRITE_HEADER -> 7;
        };
    }

    private static Count ofStatus(int status) {
        return switch (status / 100) {
            case 4 -> Count.CLIENT_ERRORS;
            case 5 -> Count.SERVER_ERRORS;
            case 3 -> Count.REDIRECTED;
            default -> Count.OK;
        };
    }

    private static int step(long nanos) {
        double doublings = Math.log(Math.max(1, nanos / FIRST_NANOS)) / Math.log(2);
        return Math.min(STEPS - 1, (int) (doublings * 2));
    }

    double of(Count number) {
        return numbers[number.place];
    }

    double answers() {
        return of(Count.ANSWERS);
    }

    double of(Trait trait) {
        return numbers[TRAITS + trait.place()];
    }

    double of(Ambiguity.Cause cause) {
        return numbers[CAUSES + place(cause)];
    }

    /// All answers to requests that were no clear reads.
    double unclear() {
        return Arrays.stream(numbers, CAUSES, TIMES).sum();
    }

    /// The time to the head that this share of answers kept within, in milliseconds; 0 without answers.
    double timeOf(double share) {
        double wanted = Arrays.stream(numbers, TIMES, NUMBERS).sum() * share;
        double seen = 0;
        for (int i = 0; i < STEPS && wanted > 0; i++) {
            seen += numbers[TIMES + i];
            if (seen >= wanted) {
                return FIRST_NANOS / 1e6 * Math.pow(2, (i + 0.5) / 2);
            }
        }
        return 0;
    }

    /// About how many different answers there were.
    long variety() {
        return variety.estimate();
    }

    void add(Tally other) {
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] += other.numbers[i];
        }
        variety.add(other.variety);
    }

    /// @param left what a number has become: one of one is this
    void fade(double left) {
        for (int i = 0; i < NUMBERS; i++) {
            numbers[i] *= left;
        }
    }

    Tally copy() {
        return new Tally(numbers, variety.copy());
    }

    double[] numbers() {
        return numbers.clone();
    }

    byte[] shapes() {
        return variety.registers();
    }
}
