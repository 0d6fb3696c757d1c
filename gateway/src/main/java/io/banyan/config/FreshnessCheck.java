package io.banyan.config;

import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.FreshnessRule.Carried;
import io.banyan.freshness.FreshnessRule.Limits;
import io.banyan.freshness.FreshnessRule.Positions;
import io.banyan.written.Distinct;
import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds a group's freshness from what was written of it. What is wrong is reported and taken for what it is by
/// default, so that checking can go on.
///
/// @param redis there is one in which tickets can be kept
record FreshnessCheck(Problems problems, boolean redis) {
    private static final Duration LEAST_LAG = Duration.ofMillis(100);
    private static final Duration MOST_LAG = Duration.ofMinutes(10);
    private static final Duration MOST_WAIT = Duration.ofSeconds(1);
    private static final Duration MOST_SLACK = Duration.ofSeconds(10);
    private static final Duration MOST_SETTLE = Duration.ofMinutes(1);
    private static final Pattern REQUEST = Pattern.compile("(GET|HEAD) /[^\\s?#]*");

    FreshnessRule check(FreshnessSpec spec) {
        Limits absent = Limits.DEFAULT;
        Limits limits = new Limits(
                time(spec.maxLag(), LEAST_LAG, MOST_LAG, absent.maxLag()),
                time(spec.maxWait(), Duration.ZERO, MOST_WAIT, absent.maxWait()),
                time(spec.clockSlack(), Duration.ZERO, MOST_SLACK, absent.clockSlack()));
        Carried carried = carried(spec.tickets());
        if (carried.key() && limits.maxWait().isZero() && spec.maxWait() != null) {
            problems.add(Rule.KEY_WAIT, spec.maxWait());
        }
        return new FreshnessRule(
                view(spec.view()),
                limits,
                carried,
                positions(spec.position(), time(spec.settle(), Duration.ZERO, MOST_SETTLE, Duration.ZERO)),
                reloads(spec.reload()),
                writes(spec.writes()));
    }

    private Duration time(@Nullable Written written, Duration least, Duration most, Duration absent) {
        Duration time = new Units(problems).duration(written, least, most, absent);
        return time == null ? absent : time;
    }

    private @Nullable String view(@Nullable Written written) {
        if (written == null || GroupCheck.NAME.matcher(written.text()).matches()) {
            return written == null ? null : written.text();
        }
        problems.add(Rule.VIEW, written, GroupCheck.tidy(written.text(), "events"));
        return null;
    }

    private Carried carried(@Nullable WrittenList written) {
        if (written == null) {
            return Carried.DEFAULT;
        }
        String example = KeySet.FRESHNESS.example("tickets");
        List<String> ways = new Distinct(problems).atLeastOne(written, example, this::way);
        return new Carried(ways.contains("cookie"), ways.contains("header"), ways.contains("key"));
    }

    private @Nullable String way(Written written) {
        if (!written.text().equals("key")) {
            return oneOf(written, Rule.TICKETS, "cookie", "header");
        }
        if (!redis) {
            problems.add(Rule.TICKETS_UNKEPT, written);
        }
        return "key";
    }

    private Positions positions(@Nullable WrittenList written, Duration settle) {
        if (written == null) {
            return new Positions(Positions.DEFAULT.header(), Positions.DEFAULT.database(), settle);
        }
        List<String> from =
                new Distinct(problems).of(written, place -> oneOf(place, Rule.POSITION, "header", "database"));
        return new Positions(from.contains("header"), from.contains("database"), settle);
    }

    private boolean reloads(@Nullable Written written) {
        String reload = written == null ? "view" : oneOf(written, Rule.RELOAD, "view", "legacy");
        return "legacy".equals(reload);
    }

    private Set<String> writes(@Nullable WrittenList written) {
        if (written == null) {
            return Set.of();
        }
        return Set.copyOf(new Distinct(problems).of(written, request -> {
            if (REQUEST.matcher(request.text()).matches()) {
                return request.text();
            }
            problems.add(Rule.WRITES, request);
            return null;
        }));
    }

    /// Null after a report.
    private @Nullable String oneOf(Written written, Rule rule, String first, String second) {
        if (written.text().equals(first) || written.text().equals(second)) {
            return written.text();
        }
        problems.add(rule, written);
        return null;
    }
}
