@NullMarked
package io.banyan.projector.scan;

import org.jspecify.annotations.NullMarked;
