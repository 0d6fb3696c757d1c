package io.banyan.browser.page;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The state behind the stub: groups, their changes, the store. A test may act as another operator on it. Callers hold
/// its lock.
final class StubFleet {
    /// What `GET calls` answers; at first nobody calls anybody, and nobody looks.
    volatile Map<String, Object> calls = Map.of(
            "on", false, "seconds", 60, "calls", List.of(), "rings", List.of(), "fanOut", List.of(), "refused",
            List.of());

    final Map<String, StubGroup> groups = new LinkedHashMap<>();
    final Deque<Map<String, Object>> log = new ArrayDeque<>();
    final List<StubView> views = new ArrayList<>();
    final StubCatalog catalog = new StubCatalog();
    final List<String> problems = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private Consumer<Map<String, Object>> listener = change -> {};
    boolean away;
    boolean killed;
    int revision = 41;

    @Nullable
    Map<String, Object> killedBy;

    /// Called with each change.
    void onChange(Consumer<Map<String, Object>> told) {
        listener = told;
    }

    StubGroup add(StubGroup group) {
        groups.put(group.name, group);
        return group;
    }

    StubView add(StubView view) {
        views.add(view);
        view.groups().forEach(name -> group(name).view = view);
        return view;
    }

    void removeViews() {
        views.clear();
        groups.values().forEach(group -> group.view = null);
    }

    /// Whatever a test does to the state of a running stub.
    synchronized void act(Runnable deed) {
        deed.run();
    }

    synchronized double weight(String name) {
        return group(name).weight;
    }

    StubGroup group(String name) {
        StubGroup group = groups.get(name);
        if (group == null) {
            throw new Refusal(404, "there is no group " + name, Map.of());
        }
        return group;
    }

    StubView view(String name) {
        return views.stream()
                .filter(view -> view.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "there is no view " + name, Map.of()));
    }

    /// The group of a route.
    StubGroup ofRoute(String route) {
        return groups.values().stream()
                .filter(group -> group.routes.stream().anyMatch(one -> one.id.equals(route)))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "there is no route " + route, Map.of()));
    }

    /// Moves a group (`route` null) or a route of it, as somebody; returns the change.
    Map<String, Object> move(Author author, String name, @Nullable String route, @Nullable Double weight) {
        StubGroup group = group(name);
        double before = group.weight;
        var steps = new ArrayList<Map<String, Object>>();
        if (route == null) {
            group.before = before;
            group.weight = weight == null ? 0 : weight;
            steps.add(step("weight", null, Percent.text(before), Percent.text(weight)));
        } else {
            for (StubRoute one : group.routes) {
                if (one.id.equals(route)) {
                    steps.add(step("weight", route, Percent.text(one.own), Percent.text(weight)));
                    one.own = weight;
                }
            }
        }
        var undo = new LinkedHashMap<String, Object>();
        undo.put(route == null ? "group" : "route", route == null ? name : route);
        undo.put("weight", route == null ? (Object) before : null);
        return record(author, group, steps, undo);
    }

    Map<String, Object> kill(Author author, @Nullable String name, boolean on) {
        StubGroup group = name == null ? null : group(name);
        var undo = new LinkedHashMap<String, Object>();
        if (group == null) {
            killed = on;
            groups.values().forEach(one -> one.killedWithAll = on);
        } else {
            group.killed = on;
            group.killPending = on && away;
            undo.put("group", name);
        }
        undo.put("kill", !on);
        var change = record(author, group, List.of(step("kill", null, on ? "off" : "on", on ? "on" : "off")), undo);
        killedBy = group == null && on ? change : killedBy;
        return change;
    }

    /// Records what somebody did to a view of a group.
    ///
    /// @param undo null = nothing takes it back
    Map<String, Object> note(
            Author author, String name, String what, String from, String to, @Nullable Map<String, Object> undo) {
        return record(author, group(name), List.of(step(what, null, from, to)), undo);
    }

    /// @param by the token's owner
    /// @param undoOf the id of the change that is taken back; null = of none
    record Author(
            String by, String door, String reason, @Nullable String undoOf) {
        Author(String by, String door, String reason) {
            this(by, door, reason, null);
        }
    }

    private Map<String, Object> record(
            Author author,
            @Nullable StubGroup group,
            List<Map<String, Object>> steps,
            @Nullable Map<String, Object> undo) {
        var change = new LinkedHashMap<String, Object>();
        revision++;
        change.put("id", "c" + revision);
        change.put("group", group == null ? null : group.name);
        change.put("at", Instant.now().toString());
        change.put("by", author.by());
        change.put("door", author.door());
        change.put("reason", author.reason());
        change.put("epoch", 1);
        change.put("revision", group == null ? revision : ++group.revision);
        change.put("steps", steps);
        change.put("undo", undo == null ? null : List.of(undo));
        change.put(
                "undoing",
                undo == null ? null : Map.of("reason", undone(steps) + " by " + author.by(), "commands", List.of()));
        change.put("undoOf", author.undoOf());
        change.put("undone", null);
        markUndone(change, author);
        log.addFirst(change);
        if (group != null) {
            group.lastChange = change;
        }
        listener.accept(change);
        return change;
    }

    private void markUndone(Map<String, Object> undo, Author author) {
        for (Map<String, Object> change : log) {
            if (Objects.equals(change.get("id"), author.undoOf())) {
                change.put("undo", null);
                change.put("undoing", null);
                change.put(
                        "undone", Map.of("id", undo.get("id"), "by", author.by(), "at", undo.get("at"), "whole", true));
            }
        }
    }

    /// `undo of 10% → 25%`, as the gateway says it.
    private static String undone(List<Map<String, Object>> steps) {
        return "undo of "
                + steps.stream()
                        .map(step -> (step.get("route") == null ? "" : step.get("route") + " ")
                                + ("weight".equals(step.get("what")) ? "" : step.get("what") + " ")
                                + step.get("from") + " → " + step.get("to"))
                        .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> step(String what, @Nullable String route, String from, String to) {
        var step = new LinkedHashMap<String, Object>();
        step.put("what", what);
        step.put("route", route);
        step.put("from", from);
        step.put("to", to);
        return step;
    }
}
