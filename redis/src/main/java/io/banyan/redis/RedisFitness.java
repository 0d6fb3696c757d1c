package io.banyan.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a Redis will do for what must not be lost, read from its INFO.
///
/// @param refusal why it will not do at all, and what to do; null: it will
/// @param warnings what may be lost, each with what to run; none when all is well
public record RedisFitness(@Nullable String refusal, List<String> warnings) {
    private static final int[] OLDEST = {6, 2};

    public RedisFitness {
        warnings = List.copyOf(warnings);
    }

    /// Reads what INFO says.
    ///
    /// @param where for people: `redis://127.0.0.1:6379`
    public static RedisFitness of(String info, String where) {
        String version = found(info, "redis_version:([0-9]+\\.[0-9]+)[^\r\n]*");
        String refusal = version == null || !isOld(version)
                ? null
                : where + " is Redis " + version + " but must be 6.2 or newer; upgrade it, or name another";
        List<String> warnings = new ArrayList<>();
        if ("0".equals(found(info, "aof_enabled:([01])"))) {
            warnings.add(where + " keeps no append-only file: after a restart the log and the views in it lack what"
                    + " came since its last snapshot, and all views must be rebuilt; run: redis-cli CONFIG SET"
                    + " appendonly yes, and write appendonly yes in redis.conf");
        }
        String policy = found(info, "maxmemory_policy:([a-z-]+)");
        String limit = found(info, "maxmemory:([0-9]+)");
        if (limit != null && !limit.equals("0") && policy != null && policy.startsWith("allkeys")) {
            warnings.add(where + " may drop the log or views when its memory is full (maxmemory-policy " + policy
                    + "); run: redis-cli CONFIG SET maxmemory-policy noeviction");
        }
        return new RedisFitness(refusal, warnings);
    }

    private static boolean isOld(String version) {
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        return major < OLDEST[0] || (major == OLDEST[0] && Integer.parseInt(parts[1]) < OLDEST[1]);
    }

    private static @Nullable String found(String info, String pattern) {
        Matcher matcher = Pattern.compile("(?m)^" + pattern).matcher(info);
        return matcher.find() ? matcher.group(1) : null;
    }
}
