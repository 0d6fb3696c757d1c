package io.banyan.config;

import io.banyan.exchange.Failure;
import io.banyan.exchange.FallBackRule;
import io.banyan.written.Distinct;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds a group's fall-back rule. `[]` answers whatever MODERN said.
record FallBackCheck(Problems problems) {
    private static final Pattern STATUS = Pattern.compile("[45][0-9][0-9]");
    private static final Pattern STATUS_CLASS = Pattern.compile("[45]xx");
    private static final List<String> LEGS = Arrays.stream(Failure.values())
            .filter(Failure::isWritten)
            .map(Failure::tag)
            .toList();

    FallBackRule check(@Nullable WrittenList fallBack) {
        if (fallBack == null) {
            return FallBackRule.DEFAULT;
        }
        Set<Failure> failures = new HashSet<>();
        Set<Integer> classes = new HashSet<>();
        Set<Integer> statuses = new HashSet<>();
        for (String cause : new Distinct(problems).of(fallBack, this::cause)) {
            if (STATUS.matcher(cause).matches()) {
                statuses.add(Integer.parseInt(cause));
            } else if (STATUS_CLASS.matcher(cause).matches()) {
                classes.add(cause.charAt(0) - '0');
            } else {
                failures.add(Failure.valueOf(cause.toUpperCase(Locale.ROOT)));
            }
        }
        return new FallBackRule(failures, classes, statuses);
    }

    private @Nullable String cause(Written written) {
        String text = written.text();
        if (LEGS.contains(text)
                || STATUS.matcher(text).matches()
                || STATUS_CLASS.matcher(text).matches()) {
            return text;
        }
        problems.add(Rule.FALL_BACK, written, meant(text));
        return null;
    }

    /// `connect` for `connection` and for `conect`.
    private static String meant(String text) {
        for (String leg : LEGS) {
            if (text.startsWith(leg)) {
                return leg;
            }
        }
        String nearest = Nearest.of(text, LEGS);
        return nearest == null ? "5xx" : nearest;
    }
}
