/// What views tell the gateway through Redis: how far each version is, several times a second, and which one is active.
@NullMarked
package io.banyan.projections.feed;

import org.jspecify.annotations.NullMarked;
