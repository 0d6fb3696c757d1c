package io.banyan.browser.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A view of the stub, with versions that a test changes as it wants.
final class StubView {
    final String name;
    int active = 1;

    @Nullable
    String problem;

    private final List<String> groups;
    private final Map<Integer, Map<String, Object>> versions = new TreeMap<>();

    /// @param groups that read from it
    StubView(String name, String... groups) {
        this.name = name;
        this.groups = List.of(groups);
    }

    /// A version that is live and keeps up, or as it was last set.
    StubView with(int version) {
        version(version);
        return this;
    }

    StubView set(int version, String field, @Nullable Object value) {
        version(version).put(field, value);
        return this;
    }

    boolean has(int version) {
        return versions.containsKey(version);
    }

    void drop(int version) {
        versions.remove(version);
    }

    List<String> groups() {
        return groups;
    }

    String state(int version) {
        return String.valueOf(version(version).get("state"));
    }

    int deadLetters(int version) {
        return Integer.parseInt(String.valueOf(version(version).get("deadLetters")));
    }

    private Map<String, Object> version(int number) {
        return versions.computeIfAbsent(number, StubView::live);
    }

    private static Map<String, Object> live(int number) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", number);
        json.put("state", "live");
        json.put("why", null);
        json.put("run", List.of());
        json.put("watermark", Map.of("source", "7c1f00aa", "position", "123456789"));
        json.put("lagSeconds", 0.2);
        json.put("deadLetters", 0);
        json.put("build", null);
        json.put("asked", null);
        json.put("did", null);
        return json;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("view", name);
        json.put(
                "groups",
                groups.stream()
                        .map(group -> Map.of("group", group, "owner", "team-discovery", "contact", "#team-discovery"))
                        .toList());
        json.put("active", active);
        json.put("problem", problem);
        var all = new ArrayList<Map<String, Object>>();
        versions.forEach((number, fields) -> {
            var one = new LinkedHashMap<>(fields);
            one.put("active", number == active);
            all.add(one);
        });
        json.put("versions", all);
        return json;
    }

    /// What its groups have of it.
    Map<String, Object> ofGroup(String group) {
        var served = version(active);
        boolean live = "live".equals(served.get("state"));
        var json = new LinkedHashMap<String, Object>();
        json.put("name", name);
        json.put("version", active);
        json.put("state", served.get("state"));
        json.put("lagSeconds", served.get("lagSeconds"));
        json.put("deadLetters", served.get("deadLetters"));
        json.put(
                "why",
                live
                        ? null
                        : "the view of " + group + " is marked " + served.get("state") + " (" + served.get("why")
                                + "); LEGACY answers its reads");
        json.put("since", live ? null : "2026-11-28T15:31:04Z");
        return json;
    }
}
