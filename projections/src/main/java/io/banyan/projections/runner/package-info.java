/// Keeps views: reads the log from a view's checkpoint, calls the projection, writes batches. One runner works for a
/// version, others stand by; a second one that thinks it works is refused by the checkpoint's turn. Builds new versions
/// from a snapshot, and parks what a projection cannot apply. Has no side effects but the view's own.
@NullMarked
package io.banyan.projections.runner;

import org.jspecify.annotations.NullMarked;
