package io.banyan.browser.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A group of the stub as a test wants it; every field may be set at any time.
final class StubGroup {
    final String name;
    final List<StubRoute> routes = new ArrayList<>();
    String owner = "team-discovery";
    String contact = "#team-discovery";
    String reviewBy = "2027-06-30";
    boolean reviewOverdue;
    double weight;
    double fileWeight;
    double maxWeight = 100;
    /// What was asked before the last change.
    double before;

    /// Milliseconds of MODERN's slowest hundredth.
    double p99 = 31;

    boolean killed;
    boolean killPending;

    /// By the kill switch for everything.
    boolean killedWithAll;

    int revision = 7;

    /// Requests per second, of both sides together.
    double rate = 100;

    double modernErrors;
    double fallBacks;

    @Nullable
    Map<String, Object> lastChange;

    @Nullable
    String heavyKey;

    /// What is wrong with MODERN.
    @Nullable
    Map<String, Object> modern;

    /// That its MODERN answers from.
    @Nullable
    StubView view;

    /// Of its ramp; null = its reads are not copied.
    @Nullable
    StubRamp ramp;

    StubGroup(String name, double weight) {
        this.name = name;
        this.weight = weight;
        this.fileWeight = weight;
        routes.add(new StubRoute(name + "-item", "/" + name + "/{id}"));
        routes.add(new StubRoute(name + "-page", "/" + name + "/{id}/page"));
    }

    /// MODERN takes no connection any more.
    void refuses() {
        var json = new LinkedHashMap<String, Object>();
        json.put("group", name);
        json.put("what", "refuses-connections");
        json.put("down", true);
        json.put("since", "2026-11-28T15:31:04Z");
        json.put("address", "127.0.0.1:8082");
        json.put(
                "says",
                "MODERN of " + name + " has refused connections since 15:31 UTC (127.0.0.1:8082);"
                        + " LEGACY answers its reads");
        json.put("replicas", List.of());
        modern = json;
    }

    /// What was applied at a moment of the past, as far as the last change tells.
    double applied(Instant at) {
        boolean earlier = lastChange != null && at.isBefore(Instant.parse(String.valueOf(lastChange.get("at"))));
        return earlier ? Math.min(before, maxWeight) : applied();
    }

    double applied() {
        return killed || killedWithAll ? 0 : Math.min(weight, maxWeight);
    }

    @Nullable
    Double measured() {
        return rate == 0 ? null : Math.max(0, Math.round((applied() - 0.0069 * applied()) * 100) / 100.0);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("group", name);
        json.put("owner", owner);
        json.put("contact", contact);
        json.put("reviewBy", reviewBy);
        json.put("reviewOverdue", reviewOverdue);
        json.put("deployed", "k8s/prod/" + name + "-view");
        json.put("weight", weight);
        json.put("applied", applied());
        json.put("measured", measured());
        json.put("maxWeight", maxWeight);
        json.put("capped", weight > maxWeight);
        json.put("killed", killed);
        json.put("killPending", killPending);
        json.put("revision", revision);
        json.put("epoch", 1);
        json.put("drift", drift());
        json.put("routes", routes.stream().map(route -> route.json(this)).toList());
        json.put("lastChange", lastChange);
        json.put("heavyKey", heavyKey);
        json.put("shadow", ramp == null ? 0 : 100);
        json.put("ramp", ramp == null || ramp.stage.equals("none") ? null : ramp.stage + ", step 2 of 5 at 5%");
        json.put("shadowed", ramp == null ? null : ramp.shadowed());
        json.put("figures", null);
        json.put("modern", modern);
        json.put("view", view == null ? null : view.ofGroup(name));
        return json;
    }

    private List<Map<String, Object>> drift() {
        if (weight == fileWeight) {
            return List.of();
        }
        var drift = new LinkedHashMap<String, Object>();
        drift.put("route", null);
        drift.put("file", fileWeight);
        drift.put("live", weight);
        drift.put("applied", Math.min(weight, maxWeight));
        drift.put("where", "routes/" + name + ".yaml:22");
        drift.put("line", "weight: " + Percent.text(Math.min(weight, maxWeight)));
        return List.of(drift);
    }
}
