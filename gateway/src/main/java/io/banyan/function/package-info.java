/// MODERN as a function: requests become events and answers become HTTP again, and calls prove who makes them. What
/// stands on the wire is the module `lambda`'s to know; here it meets the edge's own upstream client.
@NullMarked
package io.banyan.function;

import org.jspecify.annotations.NullMarked;
