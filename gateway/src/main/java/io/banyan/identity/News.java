package io.banyan.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Whether this replica hears what its fleet forgets. Each replica numbers all that it tells, and tells something at
/// least every 150 ms. So whoever hears it knows at once when something of it was lost, and within 600 ms that it is
/// silent; and by what it hears of itself, that it hears at all.
///
/// One that is silent may be serving, away from Redis, and forgetting what nobody else hears of. For 5 minutes it
/// counts as that, unless it has said that it leaves. Safe for any thread.
public final class News {
    /// How often something must be told, at least.
    public static final long BEAT_MILLIS = 150;

    private static final long SILENT_MILLIS = 600;
    private static final long GONE_MILLIS = 300_000;
    private static final int MOST = 1_000;

    private final String self;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private record Heard(long number, long millis) {}

    /// @param self by which this replica knows its own words; another one after each start
    public News(String self) {
        this.self = self;
    }

    /// One has said something.
    ///
    /// @param number one more than that of what it said before
    /// @param millis now, of a clock that only goes forward
    /// @return whether nothing was lost before it; false = all that is known must be forgotten
    public boolean heard(String replica, long number, long millis) {
        heard.values().removeIf(one -> millis - one.millis > GONE_MILLIS);
        if (heard.size() >= MOST && !heard.containsKey(replica)) {
            return false; // nobody has so many: somebody else writes there
        }
        Heard before = heard.put(replica, new Heard(number, millis));
        return before == null ? !replica.equals(self) || number == 1 : number == before.number + 1;
    }

    /// One leaves, and forgets nothing any more.
    public void left(String replica) {
        heard.remove(replica);
    }

    /// Whether all that others forget is heard here, as far as can be known.
    public boolean isWhole(long millis) {
        Heard own = heard.get(self);
        if (own == null) {
            return false;
        }
        for (Heard one : heard.values()) {
            long silent = millis - one.millis;
            if (silent > SILENT_MILLIS && silent <= GONE_MILLIS) {
                return false;
            }
        }
        return true;
    }
}
