/// Whether an answer of MODERN is new enough for its client: what answers say of their age, the tickets that clients
/// carry, what is known of each view, and the comparison. Time is passed in; what asks Redis, the database or a clock
/// stands elsewhere.
@NullMarked
package io.banyan.freshness;

import org.jspecify.annotations.NullMarked;
