/// What a step of a weight is proven by: gates over what comparisons have seen.
@NullMarked
package io.banyan.ramp;

import org.jspecify.annotations.NullMarked;
