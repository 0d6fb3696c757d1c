/// Starts and stops everything that `./banyan demo` shows: a database, the monolith, its modern side, the gateway.
@NullMarked
package io.banyan.demo.stage;

import org.jspecify.annotations.NullMarked;
