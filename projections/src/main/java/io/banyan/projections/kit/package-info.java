/// For teams' tests: checks that a projection is a pure function, and that it gives the same view however it is run.
@NullMarked
package io.banyan.projections.kit;

import org.jspecify.annotations.NullMarked;
