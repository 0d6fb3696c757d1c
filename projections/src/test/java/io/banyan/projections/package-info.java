/// Tests of the module as a whole: which package may use which.
@NullMarked
package io.banyan.projections;

import org.jspecify.annotations.NullMarked;
