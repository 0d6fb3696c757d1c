package io.banyan.meters;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Decides which routes have a tag value of their own: the first 500 seen since the start, so that meters stay
/// bounded; the others share `other`.
final class RouteTags {
    static final int MOST = 500;

    private final Set<String> own = ConcurrentHashMap.newKeySet();

    String of(String routeId) {
        if (own.contains(routeId)) {
            return routeId;
        }
        synchronized (own) {
            return (own.size() < MOST && own.add(routeId)) || own.contains(routeId) ? routeId : Meters.OTHER;
        }
    }
}
