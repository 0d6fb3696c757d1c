/// Tests of the connection to Redis that need no Redis.
@NullMarked
package io.banyan.redis;

import org.jspecify.annotations.NullMarked;
