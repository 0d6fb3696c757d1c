/// What the function reads from events, without a Redis.
@NullMarked
package io.banyan.demo.grouppage;

import org.jspecify.annotations.NullMarked;
