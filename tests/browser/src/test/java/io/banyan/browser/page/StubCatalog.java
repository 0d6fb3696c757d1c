package io.banyan.browser.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The catalogue of a stub fleet; empty at first.
final class StubCatalog {
    private final List<Map<String, Object>> entries = new ArrayList<>();
    final List<String> flaws = new ArrayList<>();

    /// @param owner null = no file declares it
    /// @param wrong kinds of finding
    void add(String kind, String name, @Nullable String owner, String... wrong) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("name", name);
        entry.put("group", owner == null ? null : "events");
        entry.put("owner", owner);
        entry.put("contact", owner == null ? null : "#" + owner);
        entry.put("lifecycle", owner == null ? null : "production");
        entry.put("versions", List.of(Map.of("version", "7", "at", "2026-11-28T15:31:04Z")));
        entry.put("seen", owner == null ? null : "2026-11-28T15:31:04Z");
        entry.put("hour", Map.of("calls", 7_200, "errors", 3, "perSecond", 2));
        List<Map<String, Object>> findings = new ArrayList<>();
        for (String one : wrong) {
            findings.add(Map.of(
                    "kind",
                    one,
                    "says",
                    one + " is what " + name + " is",
                    "remedy",
                    "try ./banyan weight " + name + " 5% --reason '...', or ask " + owner));
        }
        entry.put("findings", findings);
        entries.add(entry);
    }

    Map<String, Object> json(String query) {
        List<Map<String, Object>> shown = entries.stream()
                .filter(entry -> !query.contains("findings=true") || isWrong(entry))
                .toList();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("known", entries.size());
        json.put(
                "findings",
                entries.stream().mapToInt(entry -> findings(entry).size()).sum());
        json.put("entries", shown);
        json.put("flaws", flaws);
        return json;
    }

    private static boolean isWrong(Map<String, Object> entry) {
        return !findings(entry).isEmpty();
    }

    private static List<?> findings(Map<String, Object> entry) {
        return (List<?>) entry.getOrDefault("findings", List.of());
    }
}
