package io.banyan.api;

import io.banyan.live.Edit;
import io.banyan.live.LiveView;
import io.banyan.live.Revision;
import io.banyan.route.Route;
import io.banyan.split.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what somebody wants changed from a request: first whether they may, then whether it is well written.
///
/// @param live for the epoch of revisions that are written without
record WantedReader(Names names, LiveView live) {
    private static final Set<String> MEMBERS = Set.of("group", "route", "weight", "inheritingOnly", "revision");

    Wanted group(String group, Asked asked) {
        asked.mustOperate(names.group(group));
        JsonBody body = asked.json().only("weight", "reason", "inheritingOnly", "dryRun");
        Weight weight = Objects.requireNonNullElse(body.weight(null), Weight.NONE);
        Edit edit = new Edit.GroupWeight(group, weight, body.flag("inheritingOnly"));
        return wanted(List.of(edit), expected(group, asked.ifMatch()), body);
    }

    Wanted route(String id, Asked asked) {
        Route route = names.route(id);
        asked.mustOperate(route.group());
        JsonBody body = asked.json().only("weight", "reason", "dryRun");
        Edit edit = new Edit.RouteWeight(route.group(), id, body.weight("to inherit the group's"));
        return wanted(List.of(edit), expected(route.group(), asked.ifMatch()), body);
    }

    Wanted list(Asked asked) {
        JsonBody body = asked.json().only("changes", "reason", "dryRun");
        List<Edit> edits = new ArrayList<>();
        Map<String, Revision> expected = new HashMap<>();
        for (JsonBody item : body.objects("changes", MEMBERS)) {
            Edit edit = edit(item);
            if (edit != null) {
                String group = String.valueOf(edit.group());
                edits.add(edit);
                Revision revision = item.revision(live.stored().revision(group));
                if (revision != null) {
                    expected.put(group, revision);
                }
            }
        }
        edits.forEach(edit -> asked.mustOperate(String.valueOf(edit.group())));
        return wanted(edits, expected, body);
    }

    private @Nullable Edit edit(JsonBody item) {
        boolean ofRoute = item.has("route");
        if (ofRoute == item.has("group")) {
            item.problem("%s names %s but must name one group or one route; write \"group\": \"events\""
                    .formatted(item.at("group"), ofRoute ? "both" : "neither"));
            return null;
        }
        item.only(
                ofRoute
                        ? new String[] {"route", "weight", "revision"}
                        : new String[] {"group", "weight", "inheritingOnly", "revision"});
        String name = name(item, ofRoute ? "route" : "group");
        if (ofRoute) {
            Route route = names.findRoute(name);
            Weight weight = item.weight("to inherit the group's");
            if (route == null) {
                item.problem(item.at("route") + ": " + names.noRoute(name));
                return null;
            }
            return new Edit.RouteWeight(route.group(), name, weight);
        }
        Weight weight = Objects.requireNonNullElse(item.weight(null), Weight.NONE);
        if (!names.hasGroup(name)) {
            item.problem(item.at("group") + ": " + names.noGroup(name));
            return null;
        }
        return new Edit.GroupWeight(name, weight, item.flag("inheritingOnly"));
    }

    private static String name(JsonBody item, String member) {
        JsonNode name = item.member(member);
        return name != null && name.isString() ? name.stringValue() : name == null ? "" : JsonBody.shown(name);
    }

    private static Wanted wanted(List<Edit> edits, Map<String, Revision> expected, JsonBody body) {
        String reason = body.reason();
        boolean dryRun = body.flag("dryRun");
        body.check();
        return new Wanted(
                edits, expected, edits.stream().map(WantedReader::unmoved).toList(), reason, dryRun);
    }

    private static String unmoved(Edit edit) {
        return switch (edit) {
            case Edit.GroupWeight one -> one.group() + " is already at " + one.weight();
            case Edit.RouteWeight one ->
                one.route() + (one.weight() == null ? " already inherits" : " is already at " + one.weight());
            default -> "nothing to change";
        };
    }

    private static Map<String, Revision> expected(String group, @Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Map.of();
        }
        String tag = ifMatch.strip();
        String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        boolean quoted = strong.length() > 2 && strong.startsWith("\"") && strong.endsWith("\"");
        try {
            return Map.of(group, Revision.parse(quoted ? strong.substring(1, strong.length() - 1) : strong));
        } catch (IllegalArgumentException malformed) {
            throw ApiProblem.badRequest(
                    "If-Match was '%s' but must be one ETag of the group; write If-Match: \"1.7\"".formatted(tag));
        }
    }
}
