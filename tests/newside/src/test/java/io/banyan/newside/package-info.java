/// The whole of the new side, each part real: a monolith's PostgreSQL, its log in a Redis, projector processes that
/// are delayed and killed, services over the views, and the gateway in front, seen by clients.
@NullMarked
package io.banyan.newside;

import org.jspecify.annotations.NullMarked;
