package io.banyan.projections.log;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whether a Redis is fit to keep a log, read from its INFO.
final class RedisFitness {
    private static final int[] OLDEST = {6, 2};

    private RedisFitness() {}

    /// Sentences about what may be lost; none when all is well.
    ///
    /// @throws LogRefused when it is too old
    static List<String> of(String info, String where) {
        String version = found(info, "redis_version:([0-9]+\\.[0-9]+)[^\r\n]*");
        if (version != null && isOld(version)) {
            throw new LogRefused(
                    where + " is Redis " + version + " but must be 6.2 or newer (a log is trimmed by place,"
                            + " XTRIM MINID); upgrade it, or name another with --redis");
        }
        List<String> warnings = new ArrayList<>();
        if ("0".equals(found(info, "aof_enabled:([01])"))) {
            warnings.add(where + " keeps no append-only file: after a restart the log lacks what came since its last"
                    + " snapshot, and all views must be rebuilt; run: redis-cli CONFIG SET appendonly yes, and write"
                    + " appendonly yes in redis.conf");
        }
        String policy = found(info, "maxmemory_policy:([a-z-]+)");
        String limit = found(info, "maxmemory:([0-9]+)");
        if (limit != null && !limit.equals("0") && policy != null && policy.startsWith("allkeys")) {
            warnings.add(where + " may drop the log when its memory is full (maxmemory-policy " + policy
                    + "); run: redis-cli CONFIG SET maxmemory-policy noeviction");
        }
        return warnings;
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
