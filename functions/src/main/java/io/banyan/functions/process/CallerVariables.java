package io.banyan.functions.process;

import io.banyan.functions.spec.FunctionSpec;
import io.banyan.way.CallerToken;
import io.banyan.way.WayKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a function finds in its environment to call other groups with: where the gateway's internal port is, and
/// a token that shows whose function it is.
///
/// @param keys of the groups whose functions get a token
/// @param internalUrl `http://127.0.0.1:8079`; null: functions are not told of one
public record CallerVariables(
        Map<String, List<WayKey>> keys, @Nullable String internalUrl, InstantSource clock) {
    /// Nothing.
    public static final CallerVariables NONE = new CallerVariables(Map.of(), null, InstantSource.system());

    /// An environment may live as long as its host: a token that ended sooner would end its calls.
    private static final Duration LIFE = Duration.ofDays(30);

    public CallerVariables {
        keys = Map.copyOf(keys);
    }

    Map<String, String> of(FunctionSpec spec) {
        Map<String, String> all = new LinkedHashMap<>();
        String group = spec.ownership().group();
        List<WayKey> its = keys.get(group);
        if (internalUrl != null) {
            all.put("BANYAN_INTERNAL_URL", internalUrl);
        }
        if (its != null) {
            long ends = clock.instant().plus(LIFE).getEpochSecond();
            all.put("BANYAN_CALLER_TOKEN", new CallerToken(group, spec.name(), ends).write(its.getFirst()));
        }
        return all;
    }
}
