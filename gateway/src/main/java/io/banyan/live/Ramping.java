package io.banyan.live;

import io.banyan.split.Weight;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How far the ramp of a group has come. Whoever moves a ramp writes it in one commit with the weight that it sets.
///
/// @param id new for each start, 1 to 36 letters, digits and `-`; empty of `NONE`
/// @param since when it last moved, was held, or went on; what a ramp only says does not count
/// @param by who did that: `ramp` for the ramp itself
/// @param evidence the revision of the evidence at the last move; empty = none was known
/// @param why for people, at most 300 characters
public record Ramping(String id, Phase phase, Place place, Instant since, String by, String evidence, String why) {
    private static final Pattern NO_LINE = Pattern.compile("(\\R|\\p{Cntrl})+");

    /// Nobody ever started one.
    public static final Ramping NONE =
            new Ramping("", Phase.NONE, new Place(0, 0, Weight.NONE, Weight.NONE), Instant.EPOCH, "", "", "");

    private static final Pattern WRITTEN =
            Pattern.compile("(?<phase>[a-z-]+) step (?<step>[0-9]{1,4}) of (?<of>[0-9]{1,4}) at (?<weight>[0-9.]+%)"
                    + "( to (?<to>[0-9.]+%))? \\((?<before>[0-9.]+%) before, ramp (?<id>[A-Za-z0-9-]{1,36}) since (?<since>[0-9TZ:.-]+) "
                    + "by (?<by>.*?), evidence (?<evidence>[^ )]+)\\): (?<why>.*)");
    private static final String UNKNOWN = "none";
    private static final int LONGEST = 300;

    /// What a ramp does.
    public enum Phase {
        NONE,
        /// It moves by itself; at step 0 it only watches copies of reads.
        RUNNING,
        /// It stays where it is until somebody resumes it.
        HELD,
        /// On its way down after a breach, one step after the other, where its group asks that.
        ROLLING_BACK,
        /// The same because somebody ended it.
        ABORTING,
        ROLLED_BACK,
        DONE,
        ABORTED;

        /// As it is written: `rolled-back`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Another ramp of the group can be started.
        public boolean isOver() {
            return this == NONE || this == ROLLED_BACK || this == DONE || this == ABORTED;
        }

        /// Moves without anybody's hand.
        public boolean moves() {
            return this == RUNNING || this == ROLLING_BACK || this == ABORTING;
        }
    }

    /// Where it is.
    ///
    /// @param step the one whose weight it has or climbs to; 0 = before the first
    /// @param of how many steps there were when it last moved
    /// @param weight that it set last, or found
    /// @param to what the step had when it was taken: above `weight` while it climbs there, else `weight`
    /// @param before what a roll-back returns to: the weight before the ramp
    public record Place(int step, int of, Weight weight, Weight to, Weight before) {
        /// Of one that climbs nowhere.
        public Place(int step, int of, Weight weight, Weight before) {
            this(step, of, weight, weight, before);
        }

        public boolean climbs() {
            return weight.compareTo(to) < 0;
        }
    }

    public Ramping {
        by = line(by);
        why = line(why);
    }

    private static String line(String text) {
        String line = NO_LINE.matcher(text).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /// The same in another phase since now, where it is.
    public Ramping in(Phase changed, Instant now, String who, String reason) {
        return new Ramping(id, changed, place, now, who, evidence, reason);
    }

    /// The same elsewhere, by itself.
    ///
    /// @param known the revision of the evidence that moved it
    public Ramping at(Place there, Instant now, String known) {
        return new Ramping(id, phase, there, now, "ramp", known, why);
    }

    /// The same, saying something else.
    public Ramping saying(String reason) {
        return new Ramping(id, phase, place, since, by, evidence, reason);
    }

    /// Under which the evidence of its step is counted: `3f9c01ab-2`.
    public String tag() {
        return id + "-" + place.step();
    }

    /// Reads what `toString` writes.
    public static Ramping parse(String text) {
        if (text.equals(Step.FIRST)) {
            return NONE;
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw refused(text);
        }
        Weight weight = Weight.parse(written.group("weight"));
        Place place = new Place(
                Integer.parseInt(written.group("step")),
                Integer.parseInt(written.group("of")),
                weight,
                written.group("to") == null ? weight : Weight.parse(written.group("to")),
                Weight.parse(written.group("before")));
        try {
            return new Ramping(
                    written.group("id"),
                    phase(text, written.group("phase")),
                    place,
                    Instant.parse(written.group("since")),
                    written.group("by"),
                    written.group("evidence").equals(UNKNOWN) ? "" : written.group("evidence"),
                    written.group("why"));
        } catch (DateTimeException malformed) {
            throw refused(text);
        }
    }

    private static Phase phase(String text, String word) {
        return Arrays.stream(Phase.values())
                .filter(phase -> phase != Phase.NONE && phase.word().equals(word))
                .findFirst()
                .orElseThrow(() -> refused(text));
    }

    private static IllegalArgumentException refused(String text) {
        List<Phase> known = List.of(Phase.values());
        return new IllegalArgumentException("was '" + text + "' but must be how far a ramp has come ("
                + known.stream().map(Phase::word).collect(Collectors.joining(", ")) + ")");
    }

    /// What people read of a written one: `running step 2 of 5 at 5%`.
    public static String brief(String written) {
        int more = written.indexOf(" (");
        return more < 0 ? written : written.substring(0, more);
    }

    @Override
    public String toString() {
        if (phase == Phase.NONE) {
            return Step.FIRST;
        }
        return "%s step %d of %d at %s%s (%s before, ramp %s since %s by %s, evidence %s): %s"
                .formatted(
                        phase.word(),
                        place.step(),
                        place.of(),
                        place.weight(),
                        place.climbs() ? " to " + place.to() : "",
                        place.before(),
                        id,
                        since,
                        by,
                        evidence.isEmpty() ? UNKNOWN : evidence,
                        why);
    }
}
