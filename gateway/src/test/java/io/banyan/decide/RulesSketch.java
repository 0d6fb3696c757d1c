package io.banyan.decide;

import io.banyan.live.GroupState;
import io.banyan.live.LiveSketch;
import io.banyan.live.LiveState;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import io.banyan.route.RouteTable;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Rules for one group `g` in a few words: `RulesSketch.of(route).at("25%").rules()`.
record RulesSketch(List<Route> routes, GroupState state, Weight maxWeight, List<StickySource> sticky, boolean killed) {
    static RulesSketch of(RouteSketch... sketches) {
        return ofRoutes(Arrays.stream(sketches).map(RouteSketch::build).toList());
    }

    static RulesSketch ofRoutes(List<Route> routes) {
        GroupState state = LiveSketch.group(3, Weight.ALL, Map.of(), false);
        return new RulesSketch(routes, state, Weight.ALL, List.of(new StickySource.ClientIp()), false);
    }

    RulesSketch at(String weight) {
        return in(LiveSketch.group(3, Weight.parse(weight), state.weights().own(), state.killed()));
    }

    RulesSketch in(GroupState newState) {
        return new RulesSketch(routes, newState, maxWeight, sticky, killed);
    }

    RulesSketch atMost(String weight) {
        return new RulesSketch(routes, state, Weight.parse(weight), sticky, killed);
    }

    RulesSketch stickyBy(StickySource... sources) {
        return new RulesSketch(routes, state, maxWeight, List.of(sources), killed);
    }

    RulesSketch allKilled() {
        return new RulesSketch(routes, state, maxWeight, sticky, true);
    }

    Rules rules() {
        return Rules.of(
                RouteTable.of(routes),
                List.of(new GroupRules(RouteSketch.group("g"), "g", sticky, maxWeight)),
                new LiveState(Map.of("g", state), killed));
    }

    Decision decide(RequestView request) {
        return Decider.decide(rules(), request);
    }
}
