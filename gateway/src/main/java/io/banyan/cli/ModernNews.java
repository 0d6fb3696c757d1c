package io.banyan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What `watch` has said about new sides: a sentence that comes each second is news when what is wrong changes or the
/// replicas that see it do, and when it is gone. Its numbers and times change without being news.
final class ModernNews {
    private Map<String, String> told = Map.of();

    /// What changed since the figures before, in the words of `status`: `down events: MODERN of events has refused
    /// connections since …`; and `cleared events: no failure of its MODERN is known any more`.
    ///
    /// @param figures as the admin port tells each second
    List<String> of(JsonNode figures) {
        Map<String, String> now = new TreeMap<>();
        List<String> news = new ArrayList<>();
        for (JsonNode modern : figures.path("modern")) {
            String group = modern.path("group").asString("?");
            String kind = kind(modern);
            now.put(group, kind);
            if (!kind.equals(told.get(group))) {
                news.addAll(GroupNotes.modern(modern, group, new Paint(false)));
            }
        }
        told.keySet().stream()
                .filter(group -> !now.containsKey(group))
                .forEach(group -> news.add("cleared " + group + ": no failure of its MODERN is known any more"));
        told = now;
        return news;
    }

    private static String kind(JsonNode modern) {
        StringBuilder kind = new StringBuilder(modern.path("what").asString("?"));
        modern.path("replicas").forEach(row -> kind.append(' ')
                .append(row.path("replica").asString("?"))
                .append('=')
                .append(row.path("what").asString("?")));
        return kind.toString();
    }
}
