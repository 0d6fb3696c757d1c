package io.banyan.split;

/// Where a group takes its sticky key from; a group lists several and the first one present in a request wins.
public sealed interface StickySource {
    /// A request header, name in any case; present when it occurs once and is not empty.
    record Header(String name) implements StickySource {}

    /// A cookie, name exact; present when it occurs once and is not empty.
    record Cookie(String name) implements StickySource {}

    /// The client's address after the trust rules; an IPv6 address counts by its /64. Always present.
    record ClientIp() implements StickySource {}
}
