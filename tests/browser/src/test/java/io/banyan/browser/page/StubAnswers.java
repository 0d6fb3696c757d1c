package io.banyan.browser.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the admin API answers about a stub fleet, as the contract words it.
final class StubAnswers {
    private StubAnswers() {}

    static Map<String, Object> status(StubFleet fleet) {
        var json = new LinkedHashMap<String, Object>();
        json.put("installation", "gather-prod");
        json.put("revision", fleet.revision);
        json.put("epoch", 1);
        json.put("killed", fleet.killed);
        json.put("killPending", fleet.killed && fleet.away);
        json.put("killedBy", fleet.killedBy);
        json.put("store", store(fleet));
        json.put("replicas", replicas(fleet));
        json.put("problems", fleet.problems);
        json.put("warnings", fleet.warnings);
        return json;
    }

    static Map<String, Object> frame(StubFleet fleet, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("at", now.toString());
        json.put("replicas", replicas(fleet));
        json.put("store", store(fleet));
        json.put("revision", fleet.revision);
        json.put(
                "groups",
                fleet.groups.values().stream().map(group -> second(group, now)).toList());
        json.put("total", StubFigures.sum(fleet.groups.values(), now));
        json.put(
                "modern",
                fleet.groups.values().stream()
                        .map(group -> group.modern)
                        .filter(Objects::nonNull)
                        .toList());
        json.put("views", fleet.views.isEmpty() ? null : views(fleet));
        return json;
    }

    private static Map<String, Object> views(StubFleet fleet) {
        var groups = new LinkedHashMap<String, Object>();
        fleet.views.forEach(view -> view.groups().forEach(group -> groups.put(group, view.ofGroup(group))));
        return Map.of("all", fleet.views.stream().map(StubView::json).toList(), "groups", groups);
    }

    private static Map<String, Object> second(StubGroup group, Instant now) {
        var json = new LinkedHashMap<String, Object>();
        json.put("group", group.name);
        json.put("measured", group.measured());
        json.put("figures", StubFigures.of(group, now));
        return json;
    }

    static Map<String, Object> plan(StubGroup group, @Nullable String route, double from, @Nullable Double asked) {
        double to = asked == null ? group.weight : asked;
        long seen = Math.round(group.rate * 83);
        long moving = Math.round(seen * Math.abs(to - from) / 100);
        String side = to > from ? "modern" : "legacy";
        String says = "%s → %s: about %,d of %,d clients seen in the last minute move to %s; modern has room for it"
                .formatted(Percent.text(from), asked == null ? "inherit" : Percent.text(asked), moving, seen, side);
        var json = new LinkedHashMap<String, Object>();
        boolean moves = !group.killed
                && !group.killedWithAll
                && Math.min(to, group.maxWeight) != Math.min(from, group.maxWeight);
        json.put("groups", List.of(Map.of("group", group.name, "routes", moves ? List.of("all") : List.of())));
        json.put("clientsSeen", seen);
        json.put("clientsMoving", moving);
        json.put("toward", side);
        json.put("says", route == null ? says : route + ": " + says);
        return json;
    }

    static Map<String, Object> changed(
            boolean dryRun, List<Map<String, Object>> changes, Map<String, Object> plan, List<StubGroup> groups) {
        var json = new LinkedHashMap<String, Object>();
        json.put("dryRun", dryRun);
        json.put("changes", changes);
        json.put("plan", plan);
        json.put("groups", groups.stream().map(StubGroup::json).toList());
        json.put("says", List.of("changed"));
        json.put("undo", List.of());
        return json;
    }

    static Map<String, Object> explained(Map<String, Object> question) {
        boolean write = "POST".equals(question.get("method"));
        var json = new LinkedHashMap<String, Object>();
        json.put("route", write ? null : "events-item");
        json.put("group", write ? null : "events");
        json.put("side", write ? "legacy" : "modern");
        json.put("reason", write ? "write" : "weight");
        json.put("clientDecides", "/by-address".equals(question.get("url")));
        json.put("ambiguity", null);
        json.put("key", write ? null : "header:X-Member-Id");
        json.put("place", write ? null : 1234);
        json.put("weight", 25);
        json.put("revision", 7);
        json.put(
                "says",
                List.of(
                        "route events-item of group events matches /events/{id}",
                        "the client's place 1,234 is below the weight's 2,500: MODERN"));
        return json;
    }

    /// Everything is well but the read, of which it says what was named.
    static Map<String, Object> examined(Map<String, Object> question) {
        Map<String, Object> name = Map.of("question", "name", "state", "well", "says", "the name leads to an address");
        Map<String, Object> read = Map.of(
                "question",
                "read",
                "state",
                "wrong",
                "fault",
                "bad-status",
                "says",
                "it answered " + question.getOrDefault("read", "/events") + " with 404",
                "remedy",
                "name another with --read");
        return Map.of("group", "events", "well", false, "findings", List.of(name, read));
    }

    private static Map<String, Object> store(StubFleet fleet) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", "redis");
        json.put("state", fleet.away ? "away" : "in-step");
        json.put("since", fleet.away ? Instant.now().minusSeconds(14).toString() : null);
        json.put("says", fleet.away ? "Redis away for 14 s: weights frozen, traffic not affected" : "Redis: in step");
        return json;
    }

    private static Map<String, Object> replicas(StubFleet fleet) {
        int seen = fleet.away ? 1 : 3;
        String says = fleet.away ? "this replica only" : "3 of 3 replicas";
        return Map.of("answering", seen, "known", 3, "agree", seen, "says", says);
    }
}
