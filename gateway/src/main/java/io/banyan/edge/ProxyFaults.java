package io.banyan.edge;

import io.banyan.split.ClientAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What was wrong with PROXY headers, for the log: each kind once a minute, with the number of those that were not
/// logged, so that nobody who sends many fills the disk or hides the others.
final class ProxyFaults {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyFaults.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final Map<ProxyFault, Told> told = new EnumMap<>(ProxyFault.class);

    private record Told(long atNanos, long untold) {}

    /// Logs it, if it is due.
    void found(ProxyFault fault, ClientAddress address) {
        due(fault, address.text(), System.nanoTime()).ifPresent(LOG::warn);
    }

    /// What the log shall say; empty = that kind was told less than a minute ago.
    synchronized Optional<String> due(ProxyFault fault, String address, long now) {
        @Nullable Told last = told.get(fault);
        if (last != null && now - last.atNanos() < PAUSE) {
            told.put(fault, new Told(last.atNanos(), last.untold() + 1));
            return Optional.empty();
        }
        told.put(fault, new Told(now, 0));
        String others = last == null || last.untold() == 0 ? "" : " (" + last.untold() + " more like it in between)";
        return Optional.of(fault.says(address) + others);
    }
}
