package io.banyan.blackbox.streams;

import io.banyan.blackbox.Shared;
import io.banyan.testkit.TwoSides;

/// One gateway with TLS. Every read of `/events/{id}` goes to MODERN.
final class SharedTls extends Shared<TwoSides> {
    SharedTls() {
        super(TwoSides.class);
    }

    @Override
    protected TwoSides start() {
        return TwoSides.with(group -> group.weight("100%").route("event", "/events/{id}"), setup -> setup.tls());
    }

    @Override
    protected void calm(TwoSides sides) {
        sides.calm();
    }
}
