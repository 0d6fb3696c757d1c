package io.banyan.route;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A route in a few words, for tests: `RouteSketch.of("event", "/events/{id}").inGroup("events").build()`.
public record RouteSketch(
        String id, String path, String group, Set<String> hosts, Set<String> methods, List<Condition> conditions) {
    /// The JDK's regular expressions: fine where the texts are our own.
    public static final TextTest.Compiler REGEX = source -> {
        Pattern pattern = Pattern.compile(source, Pattern.DOTALL);
        return text -> pattern.matcher(text).matches();
    };

    public static RouteSketch of(String id, String path) {
        return new RouteSketch(id, path, "g", Set.of(), Set.of("GET", "HEAD"), List.of());
    }

    public RouteSketch inGroup(String name) {
        return new RouteSketch(id, path, name, hosts, methods, conditions);
    }

    public RouteSketch forHosts(String... names) {
        return new RouteSketch(id, path, group, Set.of(names), methods, conditions);
    }

    public RouteSketch reading(String... names) {
        return new RouteSketch(id, path, group, hosts, Set.of(names), conditions);
    }

    public RouteSketch when(Condition... wanted) {
        return new RouteSketch(id, path, group, hosts, methods, List.of(wanted));
    }

    public Route build() {
        return build(QueryRule.STRICT);
    }

    public Route build(QueryRule query) {
        PathTemplate template = PathTemplate.parse(path, REGEX);
        Origin origin = new Origin("routes/" + group + ".yaml", 1);
        return new Route(id, group(group), hosts, template, methods, conditions, query, List.of(), origin);
    }

    /// A group of which only the name matters.
    public static Group group(String name) {
        Origin origin = new Origin("routes/" + name + ".yaml", 1);
        return new Group(name, "team", "#team", LocalDate.of(2999, 1, 1), "nowhere", Lifecycle.PRODUCTION, origin);
    }

    public static RouteTable table(RouteSketch... sketches) {
        return table(List.of(sketches));
    }

    public static RouteTable table(Collection<RouteSketch> sketches) {
        return RouteTable.of(sketches.stream().map(RouteSketch::build).toList());
    }
}
