package io.banyan.config;

import io.banyan.route.Condition;
import io.banyan.route.EndOfLife;
import io.banyan.route.Group;
import io.banyan.route.Origin;
import io.banyan.route.PathTemplate;
import io.banyan.route.QueryRule;
import io.banyan.route.Route;
import io.banyan.route.TextTest;
import io.banyan.upstream.AnswerRules;
import io.banyan.written.Distinct;
import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Builds one route of a group from what was written of it.
final class RouteCheck {
    static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([A-Za-z_$][A-Za-z0-9_$]*)");
    private static final String REGEX = "regex:";

    private final Group group;
    private final Set<String> hosts;
    private final AnswerRules answers;
    private final EndOfLifeCheck.Dates ends;
    private final Problems problems;

    /// @param ends what the group says of the end of its routes
    RouteCheck(Group group, Set<String> hosts, AnswerRules answers, EndOfLifeCheck.Dates ends, Problems problems) {
        this.group = group;
        this.hosts = hosts;
        this.answers = answers;
        this.ends = ends;
        this.problems = problems;
    }

    /// Null when it has no usable id or path; the rest of it is checked all the same.
    @Nullable
    Route check(RouteSpec spec) {
        Written id = id(spec);
        PathTemplate path = path(spec.path());
        Set<String> methods = methods(spec.methods());
        List<Condition> conditions = conditions(spec.when());
        QueryRule query = query(spec.query());
        List<String> filters = filters(spec);
        EndOfLife end = new EndOfLifeCheck(problems).route(spec.endOfLife(), ends);
        if (id == null || path == null) {
            return null;
        }
        var origin = new Origin(problems.file(), spec.line());
        return new Route(id.text(), group, hosts, path, methods, conditions, query, filters, origin, end);
    }

    private @Nullable Written id(RouteSpec spec) {
        Written id = spec.id();
        if (id != null && !ID.matcher(id.text()).matches()) {
            problems.add(Rule.ROUTE_ID, id, GroupCheck.tidy(id.text(), "event-page"));
            return null;
        }
        return id;
    }

    private @Nullable PathTemplate path(@Nullable Written path) {
        if (path == null) {
            return null;
        }
        try {
            PathTemplate template = PathTemplate.parse(path.text(), RegexTest::compile);
            String doubt = DoubtfulPath.doubt(path.text());
            if (doubt != null) {
                problems.add(Rule.PATH_DOUBTFUL, path, doubt);
            }
            return template;
        } catch (IllegalArgumentException malformed) {
            String reason = String.valueOf(malformed.getMessage());
            problems.add(Rule.PATH, path, reason.substring(Math.max(0, reason.indexOf("at character"))));
            return null;
        }
    }

    private Set<String> methods(@Nullable WrittenList methods) {
        if (methods == null) {
            return READS;
        }
        return new LinkedHashSet<>(
                new Distinct(problems).atLeastOne(methods, KeySet.ROUTE.example("methods"), method -> {
                    if (READS.contains(method.text())) {
                        return method.text();
                    }
                    problems.add(Rule.METHOD, method);
                    return null;
                }));
    }

    private List<Condition> conditions(List<RouteSpec.When> when) {
        Map<String, Written> seen = new HashMap<>();
        return when.stream()
                .mapMulti((RouteSpec.When line, Consumer<Condition> built) -> {
                    Condition condition = condition(line);
                    if (condition != null) {
                        Written before = seen.putIfAbsent(line.kind() + condition.name(), line.value());
                        if (before == null) {
                            built.accept(condition);
                        } else {
                            problems.add(Rule.LISTED_TWICE, line.value(), String.valueOf(before.line()));
                        }
                    }
                })
                .toList();
    }

    private @Nullable Condition condition(RouteSpec.When line) {
        String kind = line.kind().name().toLowerCase(Locale.ROOT);
        boolean token = line.kind() != Condition.Kind.QUERY;
        if (token
                ? !FilterCheck.TOKEN.matcher(line.name()).matches()
                : line.name().isEmpty()) {
            Written value = line.value();
            problems.add(Rule.CONDITION_NAME, value.line(), value.key(), line.name(), kind);
            return null;
        }
        String name = line.kind() == Condition.Kind.HEADER ? line.name().toLowerCase(Locale.ROOT) : line.name();
        String written = line.value().text();
        if (!written.startsWith(REGEX)) {
            return new Condition(line.kind(), name, written, written::equals, written);
        }
        TextTest test = regex(line.value());
        return test == null ? null : new Condition(line.kind(), name, null, test, written);
    }

    private @Nullable TextTest regex(Written value) {
        try {
            return RegexTest.compile(value.text().substring(REGEX.length()));
        } catch (IllegalArgumentException malformed) {
            problems.add(Rule.CONDITION_REGEX, value, String.valueOf(malformed.getMessage()));
            return null;
        }
    }

    private QueryRule query(@Nullable Written query) {
        if (query == null || query.text().equals("strict")) {
            return QueryRule.STRICT;
        }
        if (!query.text().equals("lenient")) {
            problems.add(Rule.QUERY, query);
        }
        return QueryRule.LENIENT;
    }

    private List<String> filters(RouteSpec spec) {
        WrittenList filters = spec.filters();
        if (filters == null) {
            return List.of();
        }
        var check = new FilterCheck(answers, variables(spec.path()), problems);
        filters.items().forEach(check::check);
        return filters.items().stream().map(Written::text).toList();
    }

    private static Set<String> variables(@Nullable Written path) {
        Set<String> names = new LinkedHashSet<>();
        Matcher variable = VARIABLE.matcher(path == null ? "" : path.text());
        while (variable.find()) {
            names.add(variable.group(1));
        }
        return names;
    }
}
