package io.banyan.compare;

import io.banyan.compare.Difference.Kind;
import io.banyan.compare.JsonReading.Read;
import io.banyan.route.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where two answers differ, by what they mean: their status; of two successes the headers that a rule names and the
/// body, which is compared as JSON where both say that it is, else by its bytes; of two redirects the headers. Of
/// other answers the status alone counts: an error page shows nothing that clients read.
public final class Differences {
    static final String STATUS = "status";
    static final String HEADER = "header:";
    static final String BODY = PointerTree.WHOLE;

    private static final int MOST = 20;
    /// Beyond this many steps lists in lists without an order would take minutes to be paired.
    private static final long MOST_STEPS = 10_000_000;

    private final CompareRule rule;
    private final Predicate<Difference> noise;
    private final AtomicLong steps;
    private final Map<String, Difference> counted = new LinkedHashMap<>();
    private boolean ignored;
    private @Nullable String incomparable;
    private boolean notJson;

    private Differences(CompareRule rule, Predicate<Difference> noise, AtomicLong steps) {
        this.rule = rule;
        this.noise = noise;
        this.steps = steps;
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /// In the order of LEGACY's answer.
    ///
    /// @param noise differences that do not count, beside what the rule ignores
    public static Compared of(CompareRule rule, Predicate<Difference> noise, Seen legacy, Seen modern) {
        Differences all = new Differences(rule, noise, new AtomicLong());
        try {
            all.compare(legacy, modern);
        } catch (TooManySteps many) {
            all.cannot(Side.MODERN, "has lists without an order that are too different to be paired");
        }
        return new Compared(List.copyOf(all.counted.values()), all.ignored, all.incomparable, all.notJson);
    }

    /// With nothing else that does not count.
    public static Compared of(CompareRule rule, Seen legacy, Seen modern) {
        return of(rule, one -> false, legacy, modern);
    }

    private void compare(Seen legacy, Seen modern) {
        if (legacy.status() != modern.status()) {
            found(new Difference(STATUS, Kind.VALUE, String.valueOf(legacy.status()), String.valueOf(modern.status())));
            return;
        }
        int family = legacy.status() / 100;
        if (family == 2 || family == 3) {
            rule.headers().stream()
                    .filter(name -> family == 2 || !name.equals("content-type"))
                    .forEach(name -> header(name, legacy, modern));
        }
        if (family == 2) {
            body(legacy, modern);
        }
    }

    private void header(String name, Seen legacy, Seen modern) {
        String one = HeaderMeaning.of(name, legacy);
        String other = HeaderMeaning.of(name, modern);
        if (!one.equals(other)) {
            Kind kind = one.isEmpty() ? Kind.ADDED : other.isEmpty() ? Kind.MISSING : Kind.VALUE;
            found(new Difference(HEADER + name, kind, one, other));
        }
    }

    private void body(Seen legacy, Seen modern) {
        if (Arrays.equals(legacy.body(), modern.body())
                && HeaderMeaning.of("content-encoding", legacy).equals(HeaderMeaning.of("content-encoding", modern))) {
            return;
        }
        Content one = Content.of(legacy);
        Content other = Content.of(modern);
        if (one.fault() != null || other.fault() != null) {
            cannot(one.fault() == null ? Side.MODERN : Side.LEGACY, one.fault() == null ? other.fault() : one.fault());
        } else if (!Arrays.equals(one.bytes(), other.bytes())
                && !(legacy.isJson() && modern.isJson() && json(one.bytes(), other.bytes()))) {
            text(legacy, one.bytes(), other.bytes());
        }
    }

    /// @return false = one of them is none, so bytes are to be compared
    private boolean json(byte[] legacy, byte[] modern) {
        Read one = JsonReading.read(legacy);
        Read other = JsonReading.read(modern);
        if (one instanceof Read.TooMuch(String why)) {
            cannot(Side.LEGACY, why);
        } else if (other instanceof Read.TooMuch(String why)) {
            cannot(Side.MODERN, why);
        } else if (one instanceof Read.Whole(Json left) && other instanceof Read.Whole(Json right)) {
            new JsonDifferences(this).compare(Place.top(rule.body()), left, right);
        } else {
            notJson = true;
            return false;
        }
        return true;
    }

    private void text(Seen legacy, byte[] one, byte[] other) {
        String left = new String(one, StandardCharsets.ISO_8859_1);
        String right = new String(other, StandardCharsets.ISO_8859_1);
        boolean alike = rule.normalised()
                && legacy.isText()
                && PlainText.of(left, legacy.isHtml()).equals(PlainText.of(right, legacy.isHtml()));
        if (!alike) {
            int from = Math.max(0, Arrays.mismatch(one, other) - 20);
            found(new Difference(
                    BODY,
                    Kind.VALUE,
                    left.substring(Math.min(from, left.length())),
                    right.substring(Math.min(from, right.length()))));
        }
    }

    private void cannot(Side side, @Nullable String why) {
        incomparable = side + "'s body " + why;
    }

    /// Something differs that the rule does not look at.
    void passedOver() {
        ignored = true;
    }

    void found(Difference difference) {
        if (noise.test(difference)) {
            ignored = true;
        } else if (counted.size() < MOST) {
            counted.putIfAbsent(difference.pointer(), difference);
        }
    }

    /// Whether nothing that counts is different between two values there.
    boolean areAlike(Place place, Json one, Json other) {
        Differences apart = new Differences(rule, difference -> false, steps);
        new JsonDifferences(apart).compare(place, one, other);
        return apart.counted.isEmpty();
    }

    /// Looks at so many more values.
    void takes(int values) {
        if (steps.addAndGet(values) > MOST_STEPS) {
            throw new TooManySteps();
        }
    }

    boolean isFull() {
        return counted.size() >= MOST;
    }
}
