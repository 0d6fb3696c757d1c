package io.banyan.bench;

/// What stands between load generator and upstreams.
enum Peer {
    DIRECT,
    BANYAN,
    /// A Banyan by itself: where one group asks for freshness, every request is looked at.
    BANYAN_FRESH,
    /// One whose only group copies no reads and says nothing of it.
    BANYAN_UNCOPIED,
    /// One whose only group may copy reads, and copies none.
    BANYAN_COPIED_OFF,
    /// One whose groups copy reads for MODERNs of all kinds.
    BANYAN_COPIED,
    STOCK,
    NGINX,
    HAPROXY;

    /// Whether it is slow until its code is compiled.
    boolean warmsUp() {
        return this != DIRECT && this != NGINX && this != HAPROXY;
    }
}
