package io.banyan.config;

import io.banyan.evidence.Gate;
import io.banyan.evidence.Kind;
import io.banyan.ramp.Gates;
import io.banyan.ramp.Growth;
import io.banyan.ramp.Hours;
import io.banyan.ramp.RampRule;
import io.banyan.ramp.RampRule.Breach;
import io.banyan.split.Weight;
import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds a group's ramp from what was written of it.
record RampCheck(Problems problems) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(7);
    private static final Pattern FACTOR = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?)x");
    private static final Pattern SHARE = Pattern.compile("([0-9]{1,2}(?:\\.[0-9]{1,4})?)%");
    private static final Pattern NOTHING = Pattern.compile("0+(\\.0*)?%");
    private static final double SLOWEST = 100;
    private static final int MOST_STEPS = 50;

    /// Null where none is written, and also, after a report, where none can be made.
    @Nullable
    RampRule check(GroupSpec spec) {
        RampSpec ramp = spec.ramp();
        boolean stepped = chosen(ramp.back(), "at-once", "stepped");
        if (ramp.line() == 0) {
            return null;
        }
        List<Weight> steps = steps(ramp.steps(), spec.maxWeight());
        Duration hold = new Units(problems).duration(ramp.hold(), LEAST, MOST, RampRule.HOLD);
        Gates gates = gates(ramp.gates());
        Growth growth = growth(ramp.growth());
        Hours hours = ramp.hours() == null ? null : new HoursReader(problems).read(ramp.hours());
        boolean held = chosen(ramp.breach(), "roll-back", "hold");
        if (steps.isEmpty()) {
            return null;
        }
        remind(spec, gates);
        return new RampRule(
                steps,
                Objects.requireNonNullElse(hold, RampRule.HOLD),
                gates,
                growth,
                hours,
                held ? Breach.HOLD : Breach.ROLL_BACK,
                stepped);
    }

    private List<Weight> steps(@Nullable WrittenList written, @Nullable Written most) {
        List<Weight> steps = new ArrayList<>();
        if (written == null) {
            return steps;
        }
        if (written.items().isEmpty()) {
            problems.add(Rule.EMPTY_LIST, written.line(), written.key(), "[]", KeySet.RAMP.example("steps"));
        }
        if (written.items().size() > MOST_STEPS) {
            refuse(written.items().get(MOST_STEPS), "is one too many: at most " + MOST_STEPS + " are allowed");
        }
        WeightCheck weights = new WeightCheck(problems);
        for (Written item : written.items()) {
            Weight step = new Units(problems).weight(item, Weight.NONE);
            Weight before = steps.isEmpty() ? Weight.NONE : steps.getLast();
            if (step.compareTo(before) > 0) {
                steps.add(step);
                weights.capped(step, item, most);
            } else if (NOTHING.matcher(item.text()).matches() || step.basisPoints() > 0) {
                refuse(
                        item,
                        steps.isEmpty()
                                ? "the first step must be above 0%; write one such as '1%'"
                                : "each step must be above the one before (" + before
                                        + "); write them in rising order, such as '[1%, 5%, 25%, 50%, 100%]'");
            }
        }
        return steps;
    }

    private Gates gates(RampSpec.@Nullable Gates spec) {
        if (spec == null) {
            return Gates.DEFAULT;
        }
        double mismatch = share(spec.mismatch(), Gates.DEFAULT.mismatch(), "1%");
        double errors = share(spec.errors(), Gates.DEFAULT.errors(), "0.5%");
        return new Gates(mismatch, errors, slow(spec.slow()));
    }

    private double share(@Nullable Written written, double otherwise, String example) {
        if (written == null) {
            return otherwise;
        }
        Matcher share = SHARE.matcher(written.text());
        double value = share.matches()
                ? new BigDecimal(share.group(1)).movePointLeft(2).doubleValue()
                : 0;
        if (value > 0) {
            return value;
        }
        refuse(
                written,
                "must be above 0% and below 100%, with at most four decimals: the share of reads that is too much; write '"
                        + example + "'");
        return otherwise;
    }

    private double slow(@Nullable Written written) {
        double factor = written == null ? Gates.DEFAULT.slow() : factor(written.text());
        if (written == null || factor > 0) {
            return factor;
        }
        refuse(written, "must be a factor above 1x, 100x at most; write '1.3x'");
        return Gates.DEFAULT.slow();
    }

    /// Above 1; 0 = it is none.
    private static double factor(String text) {
        Matcher factor = FACTOR.matcher(text);
        double value = factor.matches() ? Double.parseDouble(factor.group(1)) : 0;
        return value > 1 && value <= SLOWEST ? value : 0;
    }

    private Growth growth(@Nullable Written written) {
        if (written == null) {
            return Growth.DEFAULT;
        }
        String[] parts = written.text().split("/", 2);
        double factor = factor(parts[0]);
        Written time = new Written(parts[parts.length - 1], written.line(), written.key());
        Duration in = new Units(new Problems(problems.file())).duration(time, LEAST, Duration.ofDays(1), null);
        if (parts.length == 2 && factor > 0 && in != null) {
            return new Growth(factor, in);
        }
        refuse(
                written,
                "must be a factor above 1x, 100x at most, and a time from 1s to 1440m: the most that the share may grow"
                        + " within it; write '2x/5m'");
        return Growth.DEFAULT;
    }

    /// Whether it is the second.
    private boolean chosen(@Nullable Written written, String first, String second) {
        if (written == null || written.text().equals(first)) {
            return false;
        }
        if (!written.text().equals(second)) {
            refuse(written, "must be " + first + " or " + second + "; write '" + first + "'");
        }
        return true;
    }

    /// That a gate takes longer than a week at the copies that the file allows.
    private void remind(GroupSpec spec, Gates gates) {
        boolean daily = spec.shadow().perDay() != null;
        Written budget = daily ? spec.shadow().perDay() : spec.shadow().perSecond();
        if (budget == null || !budget.text().matches("[0-9]{1,9}")) {
            return;
        }
        double perDay = Double.parseDouble(budget.text())
                * (daily ? 1 : Duration.ofDays(1).toSeconds());
        for (Kind kind : Kind.values()) {
            Gate gate = gates.passing(kind);
            long days = (long) Math.ceil(gate.needed(0, 0) / Math.max(1, perDay));
            if (days > MOST.toDays()) {
                String needed = String.format(Locale.ROOT, "%,d", gate.needed(0, 0));
                problems.add(
                        Rule.RAMP_LONG,
                        spec.ramp().line(),
                        "ramp.gates." + kind.word(),
                        "",
                        needed,
                        String.format(Locale.ROOT, "%,d", days),
                        budget.key() + " " + budget.text());
                return;
            }
        }
    }

    private void refuse(Written written, String why) {
        problems.add(Rule.RAMP, written, why);
    }
}
