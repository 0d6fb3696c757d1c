package io.banyan.edge;

import io.banyan.metrics.ExchangeListener;
import io.banyan.upstream.ProxyHint;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What every connection of the traffic port shares.
///
/// @param traffic the snapshot in force; each request asks once
/// @param draining true from the moment the listener is closed: answers then say `Connection: close`
record Edge(
        EdgeOptions options,
        Supplier<Traffic> traffic,
        ExchangeListener listener,
        ProxyHint proxyHint,
        BooleanSupplier draining) {}
