/// What a team writes: a pure function from a change to operations on documents, and the types it is written with. What
/// one change reads and writes stands in its partition, so a view can be kept by one machine or by many.
/// Pure: no clock, no chance, no I/O.
@NullMarked
package io.banyan.projections.projection;

import org.jspecify.annotations.NullMarked;
