/// Tests of when a time may be told, and a position forgotten.
@NullMarked
package io.banyan.projections.capture;

import org.jspecify.annotations.NullMarked;
