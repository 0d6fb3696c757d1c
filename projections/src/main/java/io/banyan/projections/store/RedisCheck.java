package io.banyan.projections.store;

import io.banyan.redis.RedisLink;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether a Redis will do for views.
public final class RedisCheck {
    private static final Pattern SERVER = Pattern.compile("redis_version:(\\d+)\\.(\\d+)\\S*");
    private static final Pattern APPEND_ONLY = Pattern.compile("aof_enabled:(\\d)");

    private RedisCheck() {}

    /// Asks it. Throws ViewRefused when it is too old; gives what should be known besides, in sentences.
    ///
    /// @throws ViewUnavailable when it gives no answer
    public static List<String> of(RedisLink link) {
        String told;
        try {
            told = link.ask(commands -> commands.info()).toFuture().join();
        } catch (RuntimeException failed) {
            throw new ViewUnavailable("Redis at " + link + " did not answer: " + failed.getCause(), failed);
        }
        return judged(link.toString(), told);
    }

    /// @param told what INFO says
    static List<String> judged(String where, String told) {
        Matcher server = SERVER.matcher(told);
        if (server.find()) {
            int major = Integer.parseInt(server.group(1));
            int minor = Integer.parseInt(server.group(2));
            if (major < 6 || (major == 6 && minor < 2)) {
                throw new ViewRefused(
                        "Redis at " + where + " is " + server.group().substring(14)
                                + " but must be 6.2 or newer for views; update it, or keep views in PostgreSQL");
            }
        }
        List<String> warnings = new ArrayList<>();
        Matcher appendOnly = APPEND_ONLY.matcher(told);
        if (appendOnly.find() && appendOnly.group(1).equals("0")) {
            warnings.add("Redis at " + where + " keeps no append-only file: when it is restarted, views and the changes"
                    + " for them are lost or go back to its last dump, and have to be built anew; run CONFIG SET"
                    + " appendonly yes, and write it in its configuration");
        }
        return warnings;
    }
}
