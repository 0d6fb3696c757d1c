/// Tests of package kit.
@NullMarked
package io.banyan.projections.kit;

import org.jspecify.annotations.NullMarked;
