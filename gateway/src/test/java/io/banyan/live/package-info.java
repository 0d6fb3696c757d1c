/// Tests of live state: pure, with a store in memory.
@NullMarked
package io.banyan.live;

import org.jspecify.annotations.NullMarked;
