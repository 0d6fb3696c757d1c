@NullMarked
package io.banyan.projector.app;

import org.jspecify.annotations.NullMarked;
