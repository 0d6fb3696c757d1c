@NullMarked
package io.banyan.projector.function;

import org.jspecify.annotations.NullMarked;
