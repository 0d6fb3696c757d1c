package io.banyan.store;

import io.banyan.live.StoreMemory;
import io.banyan.live.StoredState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads what the scripts return.
final class RedisAnswers {
    static final String REVISION = "revision";
    static final String EVERYTHING = "everything";
    static final String GROUP = "group:";

    private RedisAnswers() {}

    /// The hash of the state, as field, value, field, value …
    ///
    /// @param key where it is kept
    static StoredState state(String key, Object hash) {
        List<String> flat = texts(hash);
        Map<String, String> fields = new HashMap<>();
        Map<String, String> groups = new HashMap<>();
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            String field = flat.get(i);
            if (field.startsWith(GROUP)) {
                groups.put(field.substring(GROUP.length()), flat.get(i + 1));
            } else {
                fields.put(field, flat.get(i + 1));
            }
        }
        return new StoredDocuments(key, fields.get(REVISION), fields.get(EVERYTHING), groups).state();
    }

    /// Policy and limit for a full memory, as `INFO memory` has them.
    static StoreMemory memory(List<String> policyAndLimit) {
        String policy = policyAndLimit.getFirst();
        String limit = policyAndLimit.getLast();
        String says = policy.isEmpty() ? "" : "maxmemory-policy " + policy + ", maxmemory " + limit;
        // Policies for keys that expire take none of those that hold live state.
        return new StoreMemory(policy.startsWith("allkeys-") && !limit.equals("0"), says);
    }

    static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
