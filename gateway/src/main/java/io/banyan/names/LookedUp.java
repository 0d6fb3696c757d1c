package io.banyan.names;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// What came of looking a name up.
public sealed interface LookedUp {
    /// Addresses of either family, in any order.
    ///
    /// @param ttl for how long they may be believed
    /// @param whole false = those of the other family are still asked for, and more will be told
    record Found(List<InetAddress> addresses, Duration ttl, boolean whole) implements LookedUp {
        public Found {
            addresses = List.copyOf(addresses);
        }
    }

    /// Whoever is responsible for the name says that it has no address.
    record Gone(String why) implements LookedUp {}

    /// Nobody knows: silence, a refusal, a broken answer.
    record Failed(String why) implements LookedUp {}
}
