/// What is asked about views and positions beside requests, never on their way: the feed in Redis, the monolith's
/// database, and the keys of tickets. What is kept for the reads of the same client: tickets under its sticky key.
@NullMarked
package io.banyan.feed;

import org.jspecify.annotations.NullMarked;
