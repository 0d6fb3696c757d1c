/// Tests of changes as data.
@NullMarked
package io.banyan.projections.change;

import org.jspecify.annotations.NullMarked;
