/// Replicas that share their live state through a real Redis.
@NullMarked
package io.banyan.blackbox.fleet;

import org.jspecify.annotations.NullMarked;
