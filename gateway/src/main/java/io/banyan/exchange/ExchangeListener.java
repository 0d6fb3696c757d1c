package io.banyan.exchange;

import io.banyan.route.Side;
import org.jspecify.annotations.Nullable;

/// What the edge tells about its exchanges. Called on event loops: an implementation never blocks and never throws.
public interface ExchangeListener {
    /// A response head arrived from an upstream; `group` null where LEGACY answered for no route.
    void head(@Nullable String group, Side side, long nanos);

    /// An exchange ended, whichever way.
    void ended(ExchangeRecord exchange);

    /// A Set-Cookie of MODERN was dropped.
    void cookieDropped(String group);
}
