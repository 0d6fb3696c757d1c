package io.banyan.bench;

/// What stands between load generator and upstreams.
enum Peer {
    DIRECT,
    BANYAN,
    STOCK,
    NGINX,
    HAPROXY;

    /// Whether it is slow until its code is compiled.
    boolean warmsUp() {
        return this == BANYAN || this == STOCK;
    }
}
