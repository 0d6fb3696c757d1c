package io.banyan.blackbox;

import io.banyan.testkit.TwoSides;

/// One gateway with default options. Every read of `/events/{id}` and, with lenient queries, `/search` goes to MODERN.
final class SharedGateway extends Shared<TwoSides> {
    SharedGateway() {
        super(TwoSides.class);
    }

    @Override
    protected TwoSides start() {
        return TwoSides.with(group ->
                group.weight("100%").route("event", "/events/{id}").route("search", "/search", "query: lenient"));
    }

    @Override
    protected void calm(TwoSides sides) {
        sides.calm();
    }
}
