/// Starts and stops everything that `./banyan demo` shows: a database, the monolith, its modern side with the projector
/// and the Redis that keep its view, the gateway.
@NullMarked
package io.banyan.demo.stage;

import org.jspecify.annotations.NullMarked;
