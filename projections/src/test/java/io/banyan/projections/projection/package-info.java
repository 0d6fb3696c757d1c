/// Tests of package projection.
@NullMarked
package io.banyan.projections.projection;

import org.jspecify.annotations.NullMarked;
