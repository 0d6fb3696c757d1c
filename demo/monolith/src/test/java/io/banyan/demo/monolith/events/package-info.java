/// Filters and links of lists, without a server.
@NullMarked
package io.banyan.demo.monolith.events;

import org.jspecify.annotations.NullMarked;
