/// From the source to the log, without end: what is read is appended, and only then acknowledged.
@NullMarked
package io.banyan.projections.capture;

import org.jspecify.annotations.NullMarked;
