package io.banyan.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The newest things by name, at most twice `most`: what was put or asked for since the last time that so many were
/// there, and what was there then. Safe for any thread; nobody waits.
final class Recent<T> {
    private final int most;
    private volatile Map<String, T> newer = new ConcurrentHashMap<>();
    private volatile Map<String, T> older = new ConcurrentHashMap<>();

    Recent(int most) {
        this.most = most;
    }

    @Nullable
    T get(String name) {
        T found = newer.get(name);
        if (found == null) {
            found = older.get(name);
            if (found != null) {
                put(name, found);
            }
        }
        return found;
    }

    void put(String name, T thing) {
        if (newer.size() >= most) {
            turn();
        }
        newer.put(name, thing);
    }

    private synchronized void turn() {
        if (newer.size() >= most) {
            older = newer;
            newer = new ConcurrentHashMap<>();
        }
    }

    int size() {
        return newer.size() + older.size();
    }
}
