/// A team's projections, found in its folder of classes or its jar.
@NullMarked
package io.banyan.projector.scan;

import org.jspecify.annotations.NullMarked;
