package io.banyan.browser.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A route of the stub; `own` null inherits the group's weight.
final class StubRoute {
    final String id;
    final String path;

    @Nullable
    Double own;

    StubRoute(String id, String path) {
        this.id = id;
        this.path = path;
    }

    double weight(StubGroup group) {
        return own == null ? group.weight : own;
    }

    Map<String, Object> json(StubGroup group) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", id);
        json.put("group", group.name);
        json.put("path", path);
        json.put("hosts", List.of());
        json.put("methods", List.of("GET", "HEAD"));
        json.put("weight", weight(group));
        json.put("own", own != null);
        json.put("applied", group.applied() == 0 ? 0 : Math.min(weight(group), group.maxWeight));
        json.put("measured", group.measured());
        json.put("capped", weight(group) > group.maxWeight);
        json.put("killed", group.killed);
        json.put("revision", group.revision);
        json.put("epoch", 1);
        json.put("file", own == null ? null : 5);
        json.put("where", "routes/" + group.name + ".yaml:30");
        return json;
    }
}
