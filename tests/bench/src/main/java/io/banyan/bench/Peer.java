package io.banyan.bench;

/// What stands between load generator and upstreams.
enum Peer {
    DIRECT,
    BANYAN,
    /// A Banyan by itself: where one group asks for freshness, every request is looked at.
    BANYAN_FRESH,
    STOCK,
    NGINX,
    HAPROXY;

    /// Whether it is slow until its code is compiled.
    boolean warmsUp() {
        return this == BANYAN || this == BANYAN_FRESH || this == STOCK;
    }
}
