package io.banyan.view;

import io.banyan.position.Position;
import io.banyan.position.Watermark;
import io.banyan.view.ViewVersion.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a version of a view may be served. A switch never shows a client less than it has seen, since each answer
/// is compared before it is sent; but reads that a version cannot answer go to LEGACY, and that is what it may cost.
public final class Switching {
    /// By how much the clocks of two watermarks may differ while both versions keep up: they are told one after the
    /// other, so of two that follow the same changes one always seems a little behind.
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private Switching() {}

    /// What speaks against a switch.
    ///
    /// @param says what was found and what it costs, a sentence without an end
    /// @param forGood true = `--even-so` does not help
    public record Finding(String says, boolean forGood) {}

    /// Everything that speaks against serving a version; empty = nothing does.
    ///
    /// @param now on this gateway's clock
    public static List<Finding> against(View view, int wanted, Instant now) {
        ViewVersion version = view.version(wanted);
        if (version == null) {
            return List.of(unknown(view, wanted));
        }
        List<Finding> findings = new ArrayList<>();
        state(version, now, findings);
        ViewVersion served = view.served();
        if (served != null && served.number() != wanted && version.state() != State.BUILDING) {
            behind(version, served, findings);
        }
        if (version.dead() > 0) {
            findings.add(new Finding(
                    "v%d has %s: the documents of their keys lack those changes, and LEGACY answers all reads of the view until they are replayed"
                            .formatted(wanted, letters(version.dead())),
                    false));
        }
        return findings;
    }

    private static Finding unknown(View view, int wanted) {
        String known = view.isHeard()
                ? "known: " + view.known() + "; start a runner with version " + wanted
                : "the feed has no version of it; start its runner";
        return new Finding("there is no version %d of view %s; %s".formatted(wanted, view.name(), known), true);
    }

    private static void state(ViewVersion version, Instant now, List<Finding> findings) {
        String name = "v" + version.number();
        String told = version.why() == null ? "" : " (" + version.why() + ")";
        switch (version.state()) {
            case LIVE -> {
                // Nothing to say.
            }
            case BUILDING ->
                findings.add(new Finding(
                        name + " is being built" + soFar(version.build())
                                + ": it has not all documents yet; wait until it is live",
                        true));
            case STALE ->
                findings.add(new Finding(
                        name + " is marked stale" + told + ": LEGACY answers all reads of the view until it is live",
                        false));
            case STOPPED ->
                findings.add(new Finding(
                        name + " has stopped" + told + ": LEGACY answers all reads of the view until it is live",
                        false));
            case SILENT ->
                findings.add(new Finding(
                        name + " has not been heard of" + silence(version, now)
                                + ": LEGACY answers all reads of the view until its runner is back",
                        false));
        }
    }

    private static String soFar(@Nullable Build build) {
        return build == null ? "" : " (" + build.says() + ")";
    }

    private static String silence(ViewVersion version, Instant now) {
        Instant heard = version.heard();
        return heard == null
                ? ""
                : " for " + Math.max(1, Duration.between(heard, now).toSeconds()) + " s";
    }

    private static void behind(ViewVersion version, ViewVersion served, List<Finding> findings) {
        Watermark its = version.watermark();
        Watermark known = served.watermark();
        String says = known == null ? null : its == null ? nothing(version) : distance(version, its, served, known);
        if (says != null) {
            findings.add(new Finding(says, false));
        }
    }

    private static String nothing(ViewVersion version) {
        return "v%d has taken nothing in yet: LEGACY answers whoever has written or read anything"
                .formatted(version.number());
    }

    private static @Nullable String distance(ViewVersion version, Watermark its, ViewVersion served, Watermark known) {
        if (!its.source().equals(known.source())) {
            return "v%d follows another history of the database than v%d (%s, not %s): LEGACY answers whoever has written or read anything there; rebuild the one that follows the old one"
                    .formatted(version.number(), served.number(), its.source(), known.source());
        }
        return isBehind(its, known)
                ? "v%d is behind v%d%s: LEGACY answers whoever has seen more, until it has caught up"
                        .formatted(version.number(), served.number(), by(its, known))
                : null;
    }

    private static boolean isBehind(Watermark its, Watermark known) {
        Instant time = its.time();
        Instant other = known.time();
        boolean timed = time != null && other != null;
        if (timed && Duration.between(time, other).compareTo(CLOSE) > 0) {
            return true;
        }
        Position position = its.position();
        Position reached = known.position();
        boolean lower = position != null && reached != null && position.comparedWith(reached) == Position.Order.BEFORE;
        return lower && !timed;
    }

    private static String by(Watermark its, Watermark known) {
        Instant time = its.time();
        Instant other = known.time();
        if (time != null && other != null) {
            return " by " + Math.max(1, Duration.between(time, other).toSeconds()) + " s";
        }
        Position position = its.position();
        Position reached = known.position();
        return position == null || reached == null
                ? ""
                : " (position " + position.digits() + ", not " + reached.digits() + ")";
    }

    private static String letters(long count) {
        return String.format(Locale.ROOT, "%,d dead %s", count, count == 1 ? "letter" : "letters");
    }
}
