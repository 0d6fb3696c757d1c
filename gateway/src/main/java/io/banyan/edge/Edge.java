package io.banyan.edge;

import io.banyan.decide.PreviewCheck;
import io.banyan.exchange.ExchangeListener;
import io.banyan.upstream.ProxyHint;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What every connection of the traffic port shares.
///
/// @param traffic the snapshot in force; each request asks once
/// @param preview who may see a side before it is given a share
/// @param draining true from the moment the listener is closed: answers then say `Connection: close`
record Edge(
        EdgeOptions options,
        Supplier<Traffic> traffic,
        PreviewCheck preview,
        ExchangeListener listener,
        ProxyHint proxyHint,
        BooleanSupplier draining) {}
