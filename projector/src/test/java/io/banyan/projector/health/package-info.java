@NullMarked
package io.banyan.projector.health;

import org.jspecify.annotations.NullMarked;
