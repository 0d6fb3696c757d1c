/// The projection, replayed in memory.
@NullMarked
package io.banyan.demo.projections;

import org.jspecify.annotations.NullMarked;
