package io.banyan.config;

import io.banyan.evidence.EvidenceTap;
import io.banyan.live.LiveValue;
import io.banyan.live.Values;
import io.banyan.ramp.Copying;
import io.banyan.ramp.Outlook;
import io.banyan.ramp.Outlook.Ahead;
import io.banyan.ramp.OutlookStory;
import io.banyan.ramp.RampRule;
import io.banyan.route.Route;
import io.banyan.shadow.CopyPace;
import io.banyan.shadow.ShadowRule;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the ramp of a group's file comes to: how long its steps take at today's traffic, or, where nobody knows that,
/// how many reads they take.
///
/// @param group its name
/// @param steps those ahead; empty = the traffic is not known, or there are none
/// @param says a sentence
/// @param warnings each with the file and line of the group
public record RampOutlook(String group, List<Ahead> steps, String says, List<String> warnings) {
    /// Null where the file has no ramp.
    ///
    /// @param today null = not known
    public static @Nullable RampOutlook of(FileGroup file, @Nullable Today today, Instant now) {
        RampRule rule = file.ramp();
        if (rule == null) {
            return null;
        }
        List<String> inheriting = inheriting(file);
        if (inheriting.isEmpty()) {
            String says = "every route has a weight of its own, so the ramp moves none";
            return told(file, List.of(), says, List.of(says));
        }
        if (today == null) {
            return told(file, List.of(), OutlookStory.needs(rule), List.of());
        }
        Map<String, Double> reads = new HashMap<>();
        inheriting.forEach(route -> reads.put(route, today.reads().getOrDefault(route, 0.0)));
        Outlook outlook = new Outlook(rule, copying(file, today), reads);
        Weight from =
                percent(today.weights().get(file.name()), file.asks().weights().group());
        List<Ahead> steps = outlook.steps(from, now);
        String says = steps.isEmpty()
                ? "it is at " + from + " already, and its ramp ends there"
                : "from " + from + ", at today's traffic and at best: " + OutlookStory.says(steps);
        return told(file, steps, says, OutlookStory.warnings(outlook, steps));
    }

    private static RampOutlook told(FileGroup file, List<Ahead> steps, String says, List<String> warnings) {
        String place = file.group().origin() + ": warning: ramp of " + file.name() + ": ";
        return new RampOutlook(
                file.name(),
                steps,
                file.name() + ": " + says,
                warnings.stream().map(place::concat).toList());
    }

    private static List<String> inheriting(FileGroup file) {
        Values<Weight> weights = file.asks().weights();
        return file.routes().stream()
                .map(Route::id)
                .filter(route -> !weights.own().containsKey(route))
                .toList();
    }

    /// Copies as the file asks them; where it asks none, the share that an operator has set.
    private static Copying copying(FileGroup file, Today today) {
        ShadowRule rule = file.upstreams().shadow();
        Values<Weight> written = file.asks().values().of(LiveValue.SHADOW);
        Map<String, Weight> shares = new HashMap<>();
        for (Route route : file.routes()) {
            Weight share = written.of(route.id());
            shares.put(
                    route.id(),
                    share.equals(Weight.NONE) ? percent(today.shadows().get(route.id()), share) : share);
        }
        int usual = CopyPace.USUAL * today.replicas();
        return new Copying(
                shares,
                rule.legacy(),
                rule.budget().perSecond() == 0 ? usual : rule.budget().perSecond(),
                rule.budget().perDay(),
                (double) EvidenceTap.CLIENTS * today.replicas());
    }

    private static Weight percent(@Nullable Double percent, Weight otherwise) {
        return percent == null ? otherwise : new Weight((int) Math.round(percent * 100));
    }
}
