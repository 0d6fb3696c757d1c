package io.banyan.shadow;

import io.banyan.compare.Compared;
import io.banyan.compare.Difference;
import io.banyan.compare.Difference.Kind;
import io.banyan.compare.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/// Where one route's answers differ each time they are asked for, whoever gives them: learnt from reads that LEGACY was
/// asked twice. A difference of MODERN's there counts only where MODERN differs clearly more often than LEGACY from
/// itself: by more than a fifth of both shares together, by more than 0.03 % of the reads, and by more than chance
/// explains (three standard errors). Places are told apart by their pointer and the kind of the difference, so that a
/// time stamp that is missing is no noise. A status is never noise, nor is a whole body: nothing would be left to
/// compare. Safe for any thread.
public final class Noise {
    /// Before so many pairs nothing is noise.
    public static final int LEARNT = 20;

    /// How often the first pairs are tried for, should LEGACY not answer.
    private static final int TRIES = 40;

    private static final int ONE_IN = 100;
    private static final int MOST = 100;
    /// Counts are halved there, so that they follow what changes.
    private static final long WINDOW = 1_000;

    private static final double RELATIVE = 0.2;
    private static final double ABSOLUTE = 0.0003;
    private static final double ERRORS = 3;

    private final AtomicInteger tries = new AtomicInteger();
    private final Map<Where, Counted> places = new HashMap<>();
    private volatile long pairs;

    private record Where(String pointer, Kind kind) {
        static Where of(Difference one) {
            return new Where(one.pointer(), one.kind());
        }
    }

    private static final class Counted {
        private long legacy;
        private long modern;
        private long modernOf;
    }

    /// A place where LEGACY's own answers differ.
    ///
    /// @param kind of the difference: `value`
    /// @param differed of how many pairs of LEGACY's answers
    /// @param pairs all there are, the newest 1,000 or so
    public record Noisy(String pointer, String kind, long differed, long pairs) {}

    /// Draws whether a copy of a read that LEGACY answered goes to LEGACY again: each of the first until there are 20
    /// pairs, at most 40; then one in 100. Waits for nobody.
    ///
    /// @param chance gives a number from 0 to below its argument
    public boolean draws(IntUnaryOperator chance) {
        boolean first = pairs < LEARNT && tries.getAndUpdate(before -> Math.min(TRIES, before + 1)) < TRIES;
        return first || chance.applyAsInt(ONE_IN) == 0;
    }

    /// LEGACY has answered one read twice.
    public synchronized void learn(Compared twice) {
        if (!isTold(twice.verdict()) || twice.pointers().contains("status")) {
            return;
        }
        pairs++;
        for (Difference one : twice.differences()) {
            Where where = Where.of(one);
            if (isLearnable(one) && (places.size() < MOST || places.containsKey(where))) {
                places.computeIfAbsent(where, none -> new Counted()).legacy++;
            }
        }
        if (pairs >= WINDOW) {
            pairs /= 2;
            places.values().forEach(place -> place.legacy /= 2);
        }
    }

    private static boolean isTold(Verdict verdict) {
        return verdict == Verdict.MATCHED || verdict == Verdict.IGNORED || verdict == Verdict.MISMATCHED;
    }

    private static boolean isLearnable(Difference one) {
        return !one.pointer().equals("status") && (!one.pointer().equals("body") || one.kind() == Kind.ORDER);
    }

    /// For one comparison of MODERN's answer with LEGACY's.
    Look look() {
        return new Look();
    }

    /// Says which differences do not count, and remembers them.
    final class Look implements Predicate<Difference> {
        private final Set<Where> differs = new HashSet<>();

        @Override
        public boolean test(Difference one) {
            synchronized (Noise.this) {
                Where where = Where.of(one);
                Counted place = places.get(where);
                if (place == null) {
                    return false;
                }
                differs.add(where);
                return isNoise(place);
            }
        }

        /// The pair has come to a verdict that tells something.
        void counts() {
            synchronized (Noise.this) {
                places.forEach((where, place) -> {
                    place.modernOf++;
                    place.modern += differs.contains(where) ? 1 : 0;
                    if (place.modernOf >= WINDOW) {
                        place.modernOf /= 2;
                        place.modern /= 2;
                    }
                });
            }
        }
    }

    private boolean isNoise(Counted place) {
        if (pairs < LEARNT || place.legacy < 2) {
            return false;
        }
        if (place.modernOf == 0) {
            return true;
        }
        double legacy = (double) place.legacy / pairs;
        double modern = (double) place.modern / place.modernOf;
        double over = modern - legacy;
        if (over <= ABSOLUTE || over <= RELATIVE * (modern + legacy)) {
            return true;
        }
        double both = (double) (place.legacy + place.modern) / (pairs + place.modernOf);
        double error = Math.sqrt(both * (1 - both) * (1.0 / pairs + 1.0 / place.modernOf));
        return over <= ERRORS * error;
    }

    /// How many reads LEGACY has answered twice.
    public long pairs() {
        return pairs;
    }

    /// What is noise now, what differs most first.
    public synchronized List<Noisy> noisy() {
        return places.entrySet().stream()
                .filter(one -> isNoise(one.getValue()))
                .map(one -> new Noisy(
                        one.getKey().pointer(),
                        one.getKey().kind().name().toLowerCase(Locale.ROOT),
                        one.getValue().legacy,
                        pairs))
                .sorted(Comparator.comparingLong(Noisy::differed).reversed().thenComparing(Noisy::pointer))
                .toList();
    }
}
