package io.banyan.testkit;

import java.util.function.UnaryOperator;

/// LEGACY, MODERN and a gateway between them and the clients, with the group `events`.
///
/// Both stubs say their name, so that an answer shows its side: `answer.header("X-Side")`.
public record TwoSides(StubUpstream legacy, StubUpstream modern, Gateway gateway) implements AutoCloseable {
    private static final Behaviour LEGACY = Behaviours.says("legacy");
    private static final Behaviour MODERN = Behaviours.says("modern");

    /// With the route `/events/{id}` at that weight.
    public static TwoSides atWeight(String weight) {
        return with(group -> group.weight(weight).route("event", "/events/{id}"));
    }

    /// With default options.
    ///
    /// @param group adds weight, routes and whatever else the test is about to the group `events`
    public static TwoSides with(UnaryOperator<GroupText> group) {
        return with(group, setup -> setup);
    }

    /// With options of its own.
    ///
    /// @param options adds to the options of the gateway
    public static TwoSides with(UnaryOperator<GroupText> group, UnaryOperator<GatewaySetup> options) {
        StubUpstream legacy = StubUpstream.that(LEGACY);
        StubUpstream modern = StubUpstream.that(MODERN);
        GatewaySetup setup = GatewaySetup.facing(legacy.url()).group("events", events(modern, group));
        return new TwoSides(legacy, modern, options.apply(setup).start());
    }

    /// The text of `events.yaml` for a MODERN.
    public static String events(StubUpstream modern, UnaryOperator<GroupText> group) {
        return group.apply(GroupText.of("events").modern(modern.url())).yaml();
    }

    /// Changes `events.yaml` at once.
    public void edit(UnaryOperator<GroupText> group) {
        gateway.routes().replace("events.yaml", events(modern, group));
    }

    /// Both sides say their names again and have forgotten what they were asked.
    public void calm() {
        legacy.now(LEGACY);
        modern.now(MODERN);
        legacy.forget();
        modern.forget();
    }

    @Override
    public void close() {
        gateway.close();
        legacy.close();
        modern.close();
    }
}
