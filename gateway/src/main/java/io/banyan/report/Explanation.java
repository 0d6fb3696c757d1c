package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.decide.Ambiguity;
import io.banyan.decide.Ambiguity.Cause;
import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.decide.NearMiss;
import io.banyan.decide.Reason;
import io.banyan.report.ExplainReport.AmbiguityReport;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.split.Split;
import io.banyan.split.StickyKey;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides about a request as the traffic port would now, and says why in sentences. Previews count as not asked.
public final class Explanation {
    /// What `query: lenient` lets pass.
    private static final Set<String> RAW = Set.of("'['", "']'", "'|'");

    private final Moment now;
    private final AskedRequest request;
    private final Decision decision;
    private final List<String> says = new ArrayList<>();

    private Explanation(Moment now, AskedRequest request) {
        this.now = now;
        this.request = request;
        this.decision = inView(now, Decider.decide(now.rules(), request));
    }

    /// A ticket that the request may carry is not looked at.
    private static Decision inView(Moment now, Decision decided) {
        String group = decided.group();
        boolean kept = group != null && decided.mayFallBack() && now.keptFromView(group) != null;
        return kept ? decided.toLegacy(Reason.STALE) : decided;
    }

    public static ExplainReport of(Moment now, AskedRequest request) {
        return new Explanation(now, request).report();
    }

    private ExplainReport report() {
        say();
        Route route = decision.route();
        Ambiguity ambiguity = decision.ambiguity();
        return new ExplainReport(
                route == null ? null : route.id(),
                decision.group(),
                side(decision.side()),
                decision.reason().tag(),
                clientDecides(),
                ambiguity == null ? null : new AmbiguityReport(ambiguity.cause().tag(), ambiguity.found()),
                key(decision.key()),
                decision.place() < 0 ? null : decision.place(),
                Percent.of(decision.weight()),
                decision.revision(),
                modern(),
                List.copyOf(says));
    }

    private void say() {
        Route route = decision.route();
        if (route == null) {
            says.add("No route matches this path, host and conditions: legacy answers, as if Banyan were not there.");
            sayNearMisses();
            return;
        }
        says.add("Route %s of group %s (%s) matches this path."
                .formatted(route.id(), route.groupName(), route.origin()));
        if (decision.reason() != Reason.WRITE) {
            sayNearMisses();
        }
        switch (decision.reason()) {
            case WRITE ->
                says.add("%s is not a read on this route (%s), and writes go to legacy."
                        .formatted(request.method(), reads(route)));
            case AMBIGUOUS -> sayAmbiguous();
            case KILLED -> sayKilled(route.groupName());
            case NO_KEY -> sayNoKey(route.groupName());
            default -> sayWeight(route);
        }
        String view = decision.reason() == Reason.STALE ? now.keptFromView(route.groupName()) : null;
        if (view != null) {
            says.add("T" + view.substring(1) + ".");
        }
        if (decision.read() && request.has("X-Banyan-Side")) {
            says.add("A valid preview token would choose the side here; an explanation ignores it.");
        }
    }

    private void sayNearMisses() {
        List<NearMiss> misses = NearMiss.of(now.rules(), request, decision.route());
        says.addAll(new NearMissText(request.method()).sentences(misses));
    }

    private @Nullable ModernReport modern() {
        String group = decision.group();
        return group == null || decision.side() != Side.MODERN ? null : now.modern(group);
    }

    private void sayAmbiguous() {
        Ambiguity ambiguity = decision.ambiguity();
        says.add("It looks like a read, but is ambiguous because of %s (%s): it goes to legacy byte for byte."
                .formatted(
                        ambiguity == null ? "not known" : ambiguity.found(),
                        ambiguity == null ? "" : ambiguity.cause().tag()));
        if (ambiguity != null
                && ambiguity.cause() == Cause.QUERY
                && RAW.stream().anyMatch(ambiguity.found()::startsWith)) {
            says.add("If such queries are right, write 'query: lenient' in the route.");
        }
    }

    private void sayKilled(String group) {
        FileGroup file = now.files().groups().get(group);
        FileKill byFile = file == null ? null : FileKill.of(now, file);
        boolean known = now.state().groups().containsKey(group);
        String which = now.state().killed()
                ? "The kill switch for everything is on"
                : byFile != null && (byFile.alone() || !known)
                        ? byFile.says()
                        : known ? "The kill switch of the group is on" : "The live state of the group is not known";
        says.add(which + ": every request goes to legacy.");
    }

    private void sayNoKey(String group) {
        String none = "None of the group's sticky keys (%s) is in the request, ".formatted(sticky(group));
        says.add(none
                + (clientDecides()
                        ? "and a real request has a client address, which decides the side: add it (--client IP)."
                        : "and below 100% such a request goes to legacy."));
    }

    /// At 0% no address would change the side.
    private boolean clientDecides() {
        if (decision.reason() != Reason.NO_KEY || decision.weight().equals(Weight.NONE)) {
            return false;
        }
        FileGroup group = now.files().groups().get(decision.group());
        return group != null && group.rules().sticky().stream().anyMatch(StickySource.ClientIp.class::isInstance);
    }

    private void sayWeight(Route route) {
        Weight asked = now.rules().inForce(route).asked();
        Weight applied = decision.weight();
        says.add(
                asked.equals(applied)
                        ? "The weight is %s.".formatted(applied)
                        : "The requested weight is %s; max-weight caps it at %s.".formatted(asked, applied));
        if (decision.key() == null) {
            says.add("No sticky key is in the request, and at 100% none is needed: modern.");
            return;
        }
        says.add("The client's key is %s, the first of the group's (%s) in the request."
                .formatted(key(decision.key()), sticky(route.groupName())));
        boolean modern = decision.side() == Side.MODERN;
        says.add(String.format(
                Locale.ROOT,
                "It stands at place %,d of %,d; places below %,d read from modern: %s.",
                decision.place(),
                Split.PLACES,
                applied.basisPoints(),
                modern ? "modern" : "legacy"));
        if (!modern) {
            says.add("It moves to modern at %s.".formatted(new Weight(decision.place() + 1)));
        }
    }

    /// A header's name as the request has it.
    private @Nullable String key(@Nullable StickyKey key) {
        if (key == null) {
            return null;
        }
        return key.source() instanceof StickySource.Header header
                ? "header:" + request.spelled(header.name())
                : written(key.source());
    }

    private String sticky(String name) {
        FileGroup group = now.files().groups().get(name);
        return group == null
                ? "none"
                : group.rules().sticky().stream().map(Explanation::written).collect(Collectors.joining(", "));
    }

    private static String reads(Route route) {
        return route.methods().stream().sorted().collect(Collectors.joining(", "));
    }

    /// As route files have it.
    private static String written(StickySource source) {
        return switch (source) {
            case StickySource.Header header -> "header:" + header.name();
            case StickySource.Cookie cookie -> "cookie:" + cookie.name();
            case StickySource.ClientIp ip -> "client-ip";
        };
    }

    private static String side(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }
}
