package io.banyan.route;

import java.time.LocalDate;

/// The routes that move together, and who answers for them. `name` is unique in an installation;
/// `deployed` says in people's words where the modern side runs; after `reviewBy` the owner is reminded.
///
/// @param lifecycle of its modern side
public record Group(
        String name,
        String owner,
        String contact,
        LocalDate reviewBy,
        String deployed,
        Lifecycle lifecycle,
        Origin origin) {
    /// True from the day after `reviewBy`.
    public boolean isOverdue(LocalDate today) {
        return reviewBy.isBefore(today);
    }
}
