/// Tests of package evidence.
@NullMarked
package io.banyan.evidence;

import org.jspecify.annotations.NullMarked;
