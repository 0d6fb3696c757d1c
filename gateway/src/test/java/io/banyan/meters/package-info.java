/// Tests of meters and of the access log, against a registry in memory.
@NullMarked
package io.banyan.meters;

import org.jspecify.annotations.NullMarked;
