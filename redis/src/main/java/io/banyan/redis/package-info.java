/// The connection to a Redis, a Sentinel's master or a cluster: asking, running scripts, hearing what is published,
/// each within 900 ms. Knows nothing of what is kept there.
@NullMarked
package io.banyan.redis;

import org.jspecify.annotations.NullMarked;
