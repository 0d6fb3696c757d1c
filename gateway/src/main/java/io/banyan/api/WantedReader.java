package io.banyan.api;

import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.Revision;
import io.banyan.route.Route;
import io.banyan.split.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what somebody wants changed from a request: first whether they may, then whether it is well written.
///
/// @param live for the epoch of revisions that are written without
record WantedReader(Names names, LiveView live) {
    private static final List<String> SHARES =
            LiveValue.SHARES.stream().map(LiveValue::word).toList();

    Wanted group(String group, Asked asked) {
        asked.mustOperate(names.group(group));
        JsonBody body = asked.json().only(members(SHARES, "reason", "undoOf", "inheritingOnly", "dryRun"));
        return wanted(ofGroup(group, body), expected(group, asked.ifMatch()), body);
    }

    Wanted route(String id, Asked asked) {
        Route route = names.route(id);
        asked.mustOperate(route.groupName());
        JsonBody body = asked.json().only(members(SHARES, "reason", "undoOf", "dryRun"));
        return wanted(ofRoute(route, body), expected(route.groupName(), asked.ifMatch()), body);
    }

    Wanted list(Asked asked) {
        JsonBody body = asked.json().only(List.of("changes", "reason", "undoOf", "dryRun"));
        List<Edit> edits = new ArrayList<>();
        Map<String, Revision> expected = new HashMap<>();
        List<String> allowed = members(List.of("group", "route"), SHARES, "inheritingOnly", "revision");
        Contradictions contradictions = new Contradictions();
        int place = 0;
        for (JsonBody item : body.objects("changes", allowed)) {
            List<Edit> its = edits(item);
            Revision revision = null;
            if (!its.isEmpty()) {
                String group = String.valueOf(its.getFirst().group());
                edits.addAll(its);
                revision = item.revision(live.stored().revision(group));
                if (revision != null) {
                    expected.put(group, revision);
                }
            }
            contradictions.add("changes[" + place++ + "]", its, revision);
        }
        contradictions.problems().forEach(body::problem);
        edits.forEach(edit -> asked.mustOperate(String.valueOf(edit.group())));
        return wanted(edits, expected, body);
    }

    private List<Edit> edits(JsonBody item) {
        boolean ofRoute = item.has("route");
        if (ofRoute == item.has("group")) {
            item.problem("%s names %s but must name exactly one group or route; write \"group\": \"events\""
                    .formatted(item.at("group"), ofRoute ? "both" : "neither"));
            return List.of();
        }
        item.only(
                ofRoute
                        ? members(List.of("route"), SHARES, "revision")
                        : members(List.of("group"), SHARES, "inheritingOnly", "revision"));
        String name = name(item, ofRoute ? "route" : "group");
        if (ofRoute) {
            Route route = names.findRoute(name);
            if (route == null) {
                item.problem(item.at("route") + ": " + names.noRoute(name));
                return List.of();
            }
            return ofRoute(route, item);
        }
        if (!names.hasGroup(name)) {
            item.problem(item.at("group") + ": " + names.noGroup(name));
            return List.of();
        }
        return ofGroup(name, item);
    }

    private static List<Edit> ofGroup(String group, JsonBody body) {
        List<Edit> edits = new ArrayList<>();
        boolean inheritingOnly = body.flag("inheritingOnly");
        for (LiveValue<Weight> share : shares(body)) {
            Weight to = Objects.requireNonNullElse(body.share(share.word(), null), share.absent());
            edits.add(new Edit.OfGroup<>(share, group, to, inheritingOnly));
        }
        return edits;
    }

    private static List<Edit> ofRoute(Route route, JsonBody body) {
        List<Edit> edits = new ArrayList<>();
        for (LiveValue<Weight> share : shares(body)) {
            Weight to = body.share(share.word(), "to inherit the group's");
            edits.add(new Edit.OfRoute<>(share, route.groupName(), route.id(), to));
        }
        return edits;
    }

    /// Those that the body sets. Where it sets none, the weight: it is told to be missing then.
    private static List<LiveValue<Weight>> shares(JsonBody body) {
        List<LiveValue<Weight>> set = LiveValue.SHARES.stream()
                .filter(share -> body.has(share.word()))
                .toList();
        return set.isEmpty() ? List.of(LiveValue.WEIGHT) : set;
    }

    private static List<String> members(List<String> first, String... more) {
        return members(List.of(), first, more);
    }

    private static List<String> members(List<String> first, List<String> then, String... more) {
        return Stream.of(first, then, List.of(more)).flatMap(List::stream).toList();
    }

    private static String name(JsonBody item, String member) {
        JsonNode name = item.member(member);
        return name != null && name.isString() ? name.stringValue() : name == null ? "" : JsonBody.shown(name);
    }

    private static Wanted wanted(List<Edit> edits, Map<String, Revision> expected, JsonBody body) {
        String reason = body.reason();
        String undoOf = body.undoOf();
        boolean dryRun = body.flag("dryRun");
        body.check();
        return new Wanted(
                edits, expected, edits.stream().map(WantedReader::unmoved).toList(), reason, undoOf, dryRun);
    }

    private static String unmoved(Edit edit) {
        return switch (edit) {
            case Edit.OfGroup<?> one -> one.subject() + " is already at " + one.text();
            case Edit.OfRoute<?> one ->
                one.subject() + (one.to() == null ? " already inherits" : " is already at " + one.text());
            default -> "no change needed";
        };
    }

    /// What `If-Match` says of a group; empty = nothing.
    static Map<String, Revision> expected(String group, @Nullable String ifMatch) {
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
