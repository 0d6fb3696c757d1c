/// Tests of package access.
@NullMarked
package io.banyan.access;

import org.jspecify.annotations.NullMarked;
