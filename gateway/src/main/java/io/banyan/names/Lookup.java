package io.banyan.names;

import java.util.function.Consumer;

/// Looks names up: [DnsLookup], or in tests whatever they need.
@FunctionalInterface
public interface Lookup {
    /// Never blocks. `told` is called at least once, on any thread; again after a `Found` that is not whole.
    void look(String name, Consumer<LookedUp> told);
}
