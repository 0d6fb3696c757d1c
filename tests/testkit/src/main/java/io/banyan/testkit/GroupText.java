package io.banyan.testkit;

import java.util.ArrayList;
import java.util.List;

/// The text of a group's route file with everything that is required; a test adds what it is about.
///
/// ```java
/// GroupText.of("events").modern(modern.url()).weight("25%").route("event", "/events/{id}").yaml()
/// ```
public final class GroupText {
    private final String name;
    private final List<String> lines = new ArrayList<>();
    private final List<String> modern = new ArrayList<>();
    private final List<String> routes = new ArrayList<>();

    private GroupText(String name) {
        this.name = name;
        modern.add("deployed: test/" + name);
    }

    public static GroupText of(String name) {
        return new GroupText(name);
    }

    /// Where MODERN is.
    ///
    /// @param settings further lines of the `modern` block, such as `timeout: 300ms`
    public GroupText modern(String url, String... settings) {
        modern.add("url: " + url);
        modern.addAll(List.of(settings));
        return this;
    }

    /// A further line of the `modern` block, such as `timeout: 300ms`.
    public GroupText modernLine(String line) {
        modern.add(line);
        return this;
    }

    public GroupText weight(String weight) {
        return line("weight: " + weight);
    }

    /// A further line of the group, such as `fall-back: []`.
    public GroupText line(String line) {
        lines.add(line);
        return this;
    }

    /// Adds a route.
    ///
    /// @param settings further lines of the route, such as `query: lenient`
    public GroupText route(String id, String path, String... settings) {
        routes.add("  - id: " + id + "\n    path: " + path + "\n");
        for (String setting : settings) {
            routes.add("    " + setting + "\n");
        }
        return this;
    }

    public String yaml() {
        return "group: " + name + "\nowner: team-" + name + "\ncontact: \"#" + name + "\"\nreview-by: 2099-12-31\n"
                + "modern:\n  " + String.join("\n  ", modern) + "\n"
                + lines.stream().map(line -> line + "\n").reduce("", String::concat)
                + "routes:\n" + String.join("", routes);
    }
}
