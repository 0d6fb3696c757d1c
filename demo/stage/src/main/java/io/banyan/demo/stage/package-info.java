/// Starts and stops everything that `./banyan demo` shows.
@NullMarked
package io.banyan.demo.stage;

import org.jspecify.annotations.NullMarked;
