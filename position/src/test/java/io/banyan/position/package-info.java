/// Tests of positions and watermarks.
@NullMarked
package io.banyan.position;

import org.jspecify.annotations.NullMarked;
