package io.banyan.report;

import io.banyan.live.LiveValue;
import io.banyan.live.Served;
import io.banyan.live.Step;
import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing to do, of those that take a change back: an item of `POST /api/v1/changes`, or a kill switch to set.
public sealed interface Undo {
    /// The same as a line of the operator's client, without the reason. It says whether a name is a group's or a
    /// route's, since both may have one.
    String command();

    /// Always for the inheriting routes only: those that the change moved follow as items of their own, and no other
    /// route loses a weight that it had before.
    record GroupWeight(String group, BigDecimal weight, boolean inheritingOnly) implements Undo {
        @Override
        public String command() {
            return "weight --group " + group + " " + weight.toPlainString() + "% --inheriting-only";
        }
    }

    /// Sets one route.
    ///
    /// @param weight null = inherit
    record RouteWeight(String route, @Nullable BigDecimal weight) implements Undo {
        @Override
        public String command() {
            return "weight --route " + route + " " + (weight == null ? "inherit" : weight.toPlainString() + "%");
        }
    }

    /// Sets the share of a group's reads that are copied, likewise.
    record GroupShadow(String group, BigDecimal shadow, boolean inheritingOnly) implements Undo {
        @Override
        public String command() {
            return "shadow --group " + group + " " + shadow.toPlainString() + "% --inheriting-only";
        }
    }

    /// Sets that of one route.
    ///
    /// @param shadow null = inherit
    record RouteShadow(String route, @Nullable BigDecimal shadow) implements Undo {
        @Override
        public String command() {
            return "shadow --route " + route + " " + (shadow == null ? "inherit" : shadow.toPlainString() + "%");
        }
    }

    /// Sets a group's kill switch.
    ///
    /// @param kill where the switch of the group stood before
    record GroupKill(String group, boolean kill) implements Undo {
        @Override
        public String command() {
            return (kill ? "kill " : "unkill ") + group;
        }
    }

    /// Sets the kill switch for everything.
    ///
    /// @param kill where the switch for everything stood before
    record EverythingKill(boolean kill) implements Undo {
        @Override
        public String command() {
            return (kill ? "kill" : "unkill") + " --everything";
        }
    }

    /// Serves the version of a view that was served before.
    record ViewVersion(String view, int version) implements Undo {
        @Override
        public String command() {
            return "view switch " + view + " " + version;
        }
    }

    /// What takes a change back, in order; null where nothing does: the first weight of a group, a recovery, a
    /// switch that was so already, a file that was removed, how far a ramp has come. Of a kill by file it is that
    /// of a kill; it is refused, with the line to remove, while the file of the replica asked still says so.
    static @Nullable List<Undo> of(@Nullable String group, List<Step> steps) {
        List<Undo> undo = new ArrayList<>();
        if (steps.stream().anyMatch(step -> step.from().equals(Step.FIRST))) {
            return null;
        }
        for (Step step : steps) {
            Undo one = of(group, step);
            if (one != null && !undo.contains(one)) {
                undo.add(one);
            }
        }
        return undo.isEmpty() ? null : List.copyOf(undo);
    }

    private static @Nullable Undo of(@Nullable String group, Step step) {
        LiveValue<?> value = LiveValue.named(step.what());
        if (LiveValue.KILL.equals(value) || LiveValue.FILE_KILL.equals(value)) {
            return step.from().equals(step.to())
                    ? null
                    : kill(group, step.from().equals("on"));
        }
        if (LiveValue.VIEW.equals(value)) {
            Served before = Served.parse(step.from());
            return new ViewVersion(before.view(), before.version());
        }
        if (group == null) {
            return null;
        }
        return LiveValue.WEIGHT.equals(value)
                ? weight(group, step)
                : LiveValue.SHADOW.equals(value) ? shadow(group, step) : null;
    }

    private static Undo kill(@Nullable String group, boolean on) {
        return group == null ? new EverythingKill(on) : new GroupKill(group, on);
    }

    private static Undo shadow(String group, Step step) {
        BigDecimal before = before(step);
        return step.route() != null
                ? new RouteShadow(step.route(), before)
                : new GroupShadow(group, before == null ? BigDecimal.ZERO : before, true);
    }

    private static Undo weight(String group, Step step) {
        BigDecimal before = before(step);
        if (step.route() != null) {
            return new RouteWeight(step.route(), before);
        }
        return new GroupWeight(group, before == null ? BigDecimal.ZERO : before, true);
    }

    /// Null = the route inherited it.
    private static @Nullable BigDecimal before(Step step) {
        return step.from().equals(Step.INHERIT) ? null : Percent.of(Weight.parse(step.from()));
    }
}
