package io.banyan.browser.page;

import io.banyan.browser.page.StubFleet.Author;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The admin API of a stub fleet, as far as the page asks it.
final class StubApi {
    private final StubFleet fleet;
    private final StubViews views;

    StubApi(StubFleet fleet) {
        this.fleet = fleet;
        this.views = new StubViews(fleet);
    }

    /// @param what as in `GET groups/events`
    record Asked(StubCaller caller, String what, String query, Map<String, Object> body, Optional<String> ifMatch) {
        String last() {
            return what.substring(what.lastIndexOf('/') + 1);
        }

        boolean dryRun() {
            return Boolean.TRUE.equals(body.get("dryRun"));
        }

        Author author() {
            return new Author(caller.name(), "page", String.valueOf(body.get("reason")), (String) body.get("undoOf"));
        }
    }

    Object answer(Asked asked) {
        if (!asked.what().startsWith("GET") && !asked.what().equals("POST explain")) {
            asked.caller().mayWrite();
        }
        return switch (asked.what()) {
            case "GET me" -> asked.caller();
            case "GET status" -> StubAnswers.status(fleet);
            case "GET groups" ->
                fleet.groups.values().stream().map(StubGroup::json).toList();
            case "GET calls" -> fleet.calls;
            case "GET audit" -> audit(asked.query());
            case "GET figures/history" ->
                StubFigures.history(wanted(asked.query()), step(asked.query()), Instant.now());
            case "GET scoreboard" -> StubBoard.json();
            case "GET catalog" -> fleet.catalog.json(asked.query());
            case "POST explain" -> StubAnswers.explained(asked.body());
            case "POST changes" -> changes(asked);
            default -> named(asked);
        };
    }

    private Collection<StubGroup> wanted(@Nullable String query) {
        return query == null || !query.contains("group=")
                ? fleet.groups.values()
                : List.of(fleet.group(query.substring(query.indexOf("group=") + "group=".length())));
    }

    /// Seconds of a point: of ten minutes, an hour, or a day.
    private static int step(@Nullable String query) {
        String wanted = String.valueOf(query);
        return wanted.contains("last=24h") ? 600 : wanted.contains("last=1h") ? 30 : 5;
    }

    private Object named(Asked asked) {
        String what = asked.what();
        if (what.endsWith("/ramp") || what.endsWith("/mismatches")) {
            return ramp(asked);
        } else if (what.startsWith("GET groups/")) {
            return fleet.group(asked.last()).json();
        } else if (what.contains(" views/")) {
            return views.answer(asked);
        } else if (what.endsWith("/doctor")) {
            return StubAnswers.examined(asked.body());
        } else if (what.endsWith("kill")) {
            String path = what.substring(what.indexOf(' ') + 1);
            String group = path.equals("kill") ? null : path.split("/", -1)[1];
            return kill(asked, group, what.startsWith("PUT"));
        } else if (what.startsWith("PATCH groups/")) {
            return move(asked, asked.last(), null);
        } else if (what.startsWith("PATCH routes/")) {
            return move(asked, fleet.ofRoute(asked.last()).name, asked.last());
        }
        throw new Refusal(404, "there is no " + what, Map.of());
    }

    private Object ramp(Asked asked) {
        StubGroup group = fleet.group(asked.what().split("/", -1)[1]);
        StubRamp ramp = group.ramp == null ? new StubRamp(group.name) : group.ramp;
        if (asked.what().startsWith("POST")) {
            ramp.does(String.valueOf(asked.body().get("action")), asked.author());
        }
        return asked.last().equals("ramp") ? ramp.json() : ramp.mismatches();
    }

    private Object move(Asked asked, String name, @Nullable String route) {
        StubGroup group = fleet.group(name);
        Double weight = weight(asked.body().get("weight"));
        var plan = StubAnswers.plan(group, route, group.weight, weight);
        if (asked.dryRun()) {
            return StubAnswers.changed(true, List.of(), plan, List.of());
        }
        notAway();
        String current = "\"1." + group.revision + "\"";
        if (asked.ifMatch().filter(etag -> !etag.equals(current)).isPresent()) {
            throw overtaken(group);
        }
        if (route == null && !Boolean.TRUE.equals(asked.body().get("inheritingOnly"))) {
            group.routes.forEach(one -> one.own = null);
        }
        var change = fleet.move(asked.author(), name, route, weight);
        return StubAnswers.changed(false, List.of(change), plan, List.of(group));
    }

    @SuppressWarnings("unchecked")
    private Object changes(Asked asked) {
        var made = new ArrayList<Map<String, Object>>();
        var so = new ArrayList<String>();
        StubGroup group = null;
        Map<String, Object> plan = Map.of();
        for (var one : (List<Map<String, Object>>) asked.body().getOrDefault("changes", List.of())) {
            String route = (String) one.get("route");
            group = route == null ? fleet.group(String.valueOf(one.get("group"))) : fleet.ofRoute(route);
            Double weight = weight(one.get("weight"));
            plan = StubAnswers.plan(group, route, group.weight, weight);
            if (route == null && Objects.equals(weight, group.weight)) {
                so.add(group.name + " is already at " + Percent.text(weight));
            } else if (asked.dryRun()) {
                made.add(Map.of());
            } else {
                notAway();
                made.add(fleet.move(asked.author(), group.name, route, weight));
            }
        }
        var json = StubAnswers.changed(asked.dryRun(), made, plan, group == null ? List.of() : List.of(group));
        if (!so.isEmpty()) {
            json.put("says", so);
        }
        return json;
    }

    private Object kill(Asked asked, @Nullable String group, boolean on) {
        if (!on) {
            notAway();
        }
        var change = fleet.kill(asked.author(), group, on);
        var json = new LinkedHashMap<String, Object>();
        json.put("killed", on);
        json.put("fleet", fleet.away ? "pending" : "done");
        json.put("changes", List.of(change));
        json.put("says", List.of((group == null ? "everything" : group) + ": kill switch " + (on ? "on" : "off")));
        return json;
    }

    private Object audit(String query) {
        return fleet.log.stream()
                .filter(change -> !query.contains("group=") || query.contains("group=" + change.get("group")))
                .filter(change -> !query.contains("by=") || query.contains("by=" + change.get("by")))
                .limit(50)
                .toList();
    }

    private void notAway() {
        if (fleet.away) {
            throw new Refusal(
                    503, "the store is away since 14 s: weights are frozen, traffic is not affected", Map.of());
        }
    }

    private static Refusal overtaken(StubGroup group) {
        var members = new LinkedHashMap<String, Object>();
        members.put("current", group.json());
        members.put("theirs", group.lastChange);
        return new Refusal(412, group.name + " has changed meanwhile", members);
    }

    private static @Nullable Double weight(@Nullable Object written) {
        return written instanceof Number number ? number.doubleValue() : null;
    }
}
