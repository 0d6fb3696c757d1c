/// Tests of package shadow.
@NullMarked
package io.banyan.shadow;

import org.jspecify.annotations.NullMarked;
