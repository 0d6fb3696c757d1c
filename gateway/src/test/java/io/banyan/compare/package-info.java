/// Tests of package compare.
@NullMarked
package io.banyan.compare;

import org.jspecify.annotations.NullMarked;
