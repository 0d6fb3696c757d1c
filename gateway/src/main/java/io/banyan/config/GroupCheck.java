package io.banyan.config;

import io.banyan.caller.CallRule;
import io.banyan.compare.CompareRules;
import io.banyan.decide.GroupRules;
import io.banyan.exchange.FallBackRule;
import io.banyan.freshness.FreshnessRule;
import io.banyan.identity.IdentityRule;
import io.banyan.live.FileValues;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveValue;
import io.banyan.live.Values;
import io.banyan.ramp.RampRule;
import io.banyan.route.Group;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import io.banyan.route.Route;
import io.banyan.shadow.ShadowRule;
import io.banyan.split.StickySource;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.written.Distinct;
import io.banyan.written.KeySet;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Units;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds a group from what was written of it, or reports everything that stands in the way.
public final class GroupCheck {
    /// A group's name: 1 to 63 of `a-z`, `0-9` and `-`.
    public static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|\\[[0-9a-f:.]+]");
    private static final int LONGEST_TEXT = 200;

    private final Given given;
    private final LocalDate today;
    private final Problems problems;
    private final Units units;

    GroupCheck(Given given, Problems problems) {
        this.given = given;
        this.today = given.today();
        this.problems = problems;
        this.units = new Units(problems);
    }

    /// Null exactly when the problems have errors.
    @Nullable
    FileGroup check(GroupSpec spec) {
        String owner = text(spec.owner());
        LocalDate reviewBy = units.date(spec.reviewBy());
        Group group = group(spec, owner, reviewBy == null ? today : reviewBy);
        remind(spec.reviewBy(), group);
        Set<String> hosts = hosts(spec.hosts());
        AnswerRules answers = new AnswerRulesCheck(problems).check(spec);
        GroupRules rules = rules(spec, group);
        CompareRules compare = new CompareCheck(problems).check(spec);
        GroupUpstreams upstreams = upstreams(spec, group, answers, compare);
        RampRule ramp = new RampCheck(problems).check(spec);
        GroupValues values = GroupValues.NONE
                .with(LiveValue.WEIGHT, new WeightCheck(problems).check(spec))
                .with(LiveValue.SHADOW, new ShadowCheck(problems).shares(spec))
                .with(LiveValue.FILE_KILL, Values.all(rules.kill() != null));
        FileValues asks = new FileValues(values, problems.file(), reason(spec));
        CallRule calls = new CallsCheck(problems).check(spec, group);
        EndOfLifeCheck.Dates ends = new EndOfLifeCheck(problems).group(spec.endOfLife());
        List<Route> routes = routes(spec, new RouteCheck(group, hosts, answers, ends, problems));
        return problems.haveErrors() || upstreams == null || reviewBy == null
                ? null
                : new FileGroup(group, routes, rules, upstreams, asks, WeightLines.of(spec), calls, ramp);
    }

    /// Made before it is known to be good, since its routes are checked with it.
    private Group group(GroupSpec spec, String owner, LocalDate reviewBy) {
        Origin origin = new Origin(
                problems.file(),
                spec.group() == null ? spec.line() : spec.group().line());
        String deployed = text(spec.modern() == null ? null : spec.modern().deployed());
        return new Group(
                name(spec.group()),
                owner,
                text(spec.contact()),
                reviewBy,
                deployed,
                lifecycle(spec.lifecycle()),
                origin);
    }

    /// The nearest allowed spelling of a name: `Event Page` is `event-page`.
    static String tidy(String name, String otherwise) {
        String tidy =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return tidy.isEmpty() ? otherwise : tidy.substring(0, Math.min(tidy.length(), 63));
    }

    private String name(@Nullable Written group) {
        if (group == null) {
            return "";
        }
        if (!NAME.matcher(group.text()).matches()) {
            problems.add(Rule.GROUP_NAME, group, tidy(group.text(), "events"));
        }
        return group.text();
    }

    private String text(@Nullable Written written) {
        if (written == null) {
            return "";
        }
        if (written.text().length() > LONGEST_TEXT) {
            String length = String.valueOf(written.text().length());
            problems.add(Rule.TOO_LONG, written, length, String.valueOf(LONGEST_TEXT));
        }
        return written.text();
    }

    private Lifecycle lifecycle(@Nullable Written written) {
        if (written == null) {
            return Lifecycle.PRODUCTION;
        }
        Lifecycle known = Lifecycle.of(written.text()).orElse(null);
        if (known == null) {
            String nearest = Nearest.of(written.text(), Lifecycle.words());
            problems.add(Rule.LIFECYCLE, written, nearest == null ? "experimental" : nearest);
        }
        return known == null ? Lifecycle.PRODUCTION : known;
    }

    private void remind(@Nullable Written reviewBy, Group group) {
        if (reviewBy != null && group.isOverdue(today)) {
            problems.add(Rule.REVIEW_BY_PAST, reviewBy, group.owner().isEmpty() ? "its owner" : group.owner());
        }
    }

    private Set<String> hosts(@Nullable WrittenList hosts) {
        if (hosts == null) {
            return Set.of();
        }
        return Set.copyOf(new Distinct(problems).atLeastOne(hosts, KeySet.FILE.example("hosts"), written -> {
            String host = written.text().toLowerCase(Locale.ROOT);
            if (HOST.matcher(host).matches()) {
                return host;
            }
            problems.add(Rule.HOST, written);
            return null;
        }));
    }

    /// What the audit says of the file's weights.
    private String reason(GroupSpec spec) {
        String reason = text(spec.reason());
        return reason.isEmpty() ? "as " + problems.file() + " says" : reason;
    }

    private GroupRules rules(GroupSpec spec, Group group) {
        String salt = spec.salt() == null ? group.name() : text(spec.salt());
        List<StickySource> sticky = new StickyCheck(problems).check(spec.sticky());
        return new GroupRules(
                group, salt, sticky, units.mostWeight(spec.maxWeight()), new KillCheck(problems).check(spec.kill()));
    }

    private @Nullable GroupUpstreams upstreams(GroupSpec spec, Group group, AnswerRules answers, CompareRules compare) {
        var sides = new SideCheck(problems);
        UpstreamSpec modern = spec.modern() == null ? null : sides.modern(spec.modern());
        UpstreamSpec legacy = spec.legacy() == null ? null : sides.legacy(spec.legacy());
        FallBackRule fallBack = new FallBackCheck(problems).check(spec.fallBack());
        FreshnessRule freshness =
                spec.freshness() == null ? null : new FreshnessCheck(problems, given.redis()).check(spec.freshness());
        IdentityRule identity = spec.identity() == null ? null : new IdentityCheck(problems).check(spec.identity());
        ShadowRule shadow =
                new ShadowCheck(problems).rule(spec.shadow(), modern == null ? null : modern.timeout(), compare);
        return modern == null
                ? null
                : new GroupUpstreams(group, modern, legacy, fallBack, answers, freshness, identity, shadow);
    }

    private List<Route> routes(GroupSpec spec, RouteCheck check) {
        Map<String, Route> seen = new HashMap<>();
        return spec.routes().stream()
                .mapMulti((RouteSpec written, Consumer<Route> built) -> {
                    Route route = check.check(written);
                    if (route == null || written.id() == null) {
                        return;
                    }
                    Route before = seen.putIfAbsent(route.id(), route);
                    if (before == null) {
                        built.accept(route);
                    } else {
                        problems.add(
                                Rule.DUPLICATE_ROUTE_ID,
                                written.id(),
                                before.origin().toString());
                    }
                })
                .toList();
    }
}
