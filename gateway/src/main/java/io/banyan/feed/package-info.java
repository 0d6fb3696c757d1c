/// What is asked about views and positions beside requests, never on their way: the feed in Redis, the monolith's
/// database, and the keys of tickets.
@NullMarked
package io.banyan.feed;

import org.jspecify.annotations.NullMarked;
