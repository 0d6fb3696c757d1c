package io.banyan.cli;

import io.banyan.config.Today;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Asks a running gateway for today's traffic: its scoreboard for what LEGACY answers, its groups for weights and
/// shares.
final class TodayAsked {
    /// Of what MODERN answers nearly all of, LEGACY's part says nothing about the whole.
    private static final double MOST = 99;

    private TodayAsked() {}

    /// @throws Refused where it cannot be asked, or keeps no scoreboard
    static Today by(AdminApi api) {
        JsonNode board = api.get("/scoreboard").json();
        Map<String, Double> shadows = new HashMap<>();
        Map<String, Double> weights = new HashMap<>();
        Map<String, Double> applied = new HashMap<>();
        for (JsonNode group : api.get("/groups").json()) {
            weights.put(group.path("group").asString(""), group.path("weight").asDouble(0));
            for (JsonNode route : group.path("routes")) {
                String id = route.path("id").asString("");
                shadows.put(id, route.path("shadow").asDouble(0));
                applied.put(id, route.path("applied").asDouble(0));
            }
        }
        Map<String, Double> reads = new HashMap<>();
        for (JsonNode template : board.path("templates")) {
            String route = template.path("route").asString("");
            if (!route.isEmpty() && template.path("kind").asString("").equals("read")) {
                double legacy = 1 - Math.min(MOST, applied.getOrDefault(route, 0.0)) / 100;
                reads.merge(route, template.path("perSecond").asDouble(0) / legacy, Double::sum);
            }
        }
        return new Today(
                reads, weights, shadows, Math.max(1, board.path("replicas").asInt(1)));
    }
}
