package io.banyan.browser.page;

import io.banyan.browser.page.StubApi.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the admin API does with views of a stub fleet.
final class StubViews {
    private final StubFleet fleet;

    StubViews(StubFleet fleet) {
        this.fleet = fleet;
    }

    /// `PUT views/events/active`, or what is asked of a version: `DELETE views/events/versions/1`.
    Object answer(Asked asked) {
        String[] path = asked.what().substring(asked.what().indexOf(' ') + 1).split("/", -1);
        StubView view = fleet.view(path[1]);
        if (asked.what().startsWith("PUT")) {
            return serve(asked, view, ((Number) asked.body().getOrDefault("version", 0)).intValue());
        }
        return wish(asked, view, Integer.parseInt(path[3]), path.length > 4 ? path[4] : "drop");
    }

    private Object serve(Asked asked, StubView view, int version) {
        var costs = new ArrayList<String>();
        if (view.state(version).equals("building")) {
            throw found(List.of("v%d is being built: wait until it is live".formatted(version)), false);
        }
        if (view.deadLetters(version) > 0) {
            costs.add("v%d has %d dead letters: LEGACY answers all reads of the view until they are replayed"
                    .formatted(version, view.deadLetters(version)));
        }
        accepted(asked, costs);
        String from = view.name + " v" + view.active;
        String to = view.name + " v" + version;
        var changes = new ArrayList<Map<String, Object>>();
        if (!asked.dryRun()) {
            var undo = Map.<String, Object>of("view", view.name, "version", view.active);
            view.active = version;
            view.groups().forEach(group -> changes.add(fleet.note(asked.author(), group, "view", from, to, undo)));
        }
        return changed(asked, view, from + " → " + to, changes);
    }

    private Object wish(Asked asked, StubView view, int version, String what) {
        if (what.equals("rebuild")
                && version == view.active
                && view.state(version).equals("live")
                && !asked.body().containsKey("keys")) {
            accepted(
                    asked,
                    List.of(
                            "v%d is the version that is served: LEGACY answers all reads of the view until it is built anew"
                                    .formatted(version)));
        }
        var changes = new ArrayList<Map<String, Object>>();
        if (!asked.dryRun()) {
            view.set(version, "asked", Map.of("id", "a1", "taken", false, "says", what));
            view.groups()
                    .forEach(group -> changes.add(fleet.note(
                            asked.author(),
                            group,
                            what.equals("replay") ? "replay-dead-letters" : what,
                            view.name + " v" + version,
                            "asked",
                            null)));
        }
        return changed(asked, view, "%s v%d: %s".formatted(view.name, version, what), changes);
    }

    private static void accepted(Asked asked, List<String> costs) {
        if (!costs.isEmpty() && !Boolean.TRUE.equals(asked.body().get("evenSo"))) {
            throw found(costs, true);
        }
    }

    private static Refusal found(List<String> found, boolean mayBeOverridden) {
        return new Refusal(
                409, String.join("; and ", found), Map.of("found", found, "mayBeOverridden", mayBeOverridden));
    }

    private static Object changed(Asked asked, StubView view, String says, List<Map<String, Object>> changes) {
        var json = new LinkedHashMap<String, Object>();
        json.put("dryRun", asked.dryRun());
        json.put("changes", changes);
        json.put("says", List.of(says));
        json.put("view", view.json());
        return json;
    }
}
