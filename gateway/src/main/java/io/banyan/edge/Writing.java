package io.banyan.edge;

/// Whether a request may change what others read, as far as the gateway can tell.
enum Writing {
    /// A clear read, or one of no route.
    NO,
    /// A plain GET or HEAD that no file names and that is no clear read. It counts as a write. As most of
    /// them write nothing, nothing about its answer is changed for that.
    PERHAPS,
    /// Anything else.
    YES;

    boolean mayBe() {
        return this != NO;
    }
}
