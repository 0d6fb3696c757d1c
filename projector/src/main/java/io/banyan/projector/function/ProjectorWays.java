package io.banyan.projector.function;

import io.banyan.lambda.Field;
import io.banyan.way.Trail;
import io.banyan.way.Way;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// The ways of a projector's calls of one function: they show its host who calls, and the function can send them back
/// with what it calls itself, so that hops and time are counted from the change on.
///
/// @param group whose function it is
/// @param key of that group
/// @param name of the projector, which stands in the way as an installation's does
/// @param limit of one call
record ProjectorWays(String group, WayKey key, String name, Duration limit, InstantSource clock) {
    /// What a host is shown, and in `clientContext.custom.banyan-way` the function.
    ///
    /// @param target of the Invoke request
    List<Field> headers(String target, byte[] event) {
        Trail trail = new Trail(Trail.PROJECTOR, List.of(Trail.entry(name, group)), 0, "p" + UUID.randomUUID());
        Way.Life life = new Way.Life(UUID.randomUUID().toString(), clock.millis(), limit.toMillis());
        Way way = new Way(name, group, trail, Way.AskedFor.of("POST", target), life);
        String text = WayText.write(way, key);
        String context = "{\"custom\":{\"banyan-way\":\"" + text + "\"}}";
        return List.of(
                new Field(Way.HEADER, text),
                new Field(
                        "X-Amz-Client-Context",
                        Base64.getEncoder().encodeToString(context.getBytes(StandardCharsets.US_ASCII))));
    }
}
