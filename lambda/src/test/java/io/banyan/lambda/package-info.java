/// Tests of the wire between Banyan and functions, against what functions in Java read events with, and against the
/// published vectors of signatures. `Public…` has what others got wrong, by the project and number of each report.
@NullMarked
package io.banyan.lambda;

import org.jspecify.annotations.NullMarked;
