/// The ramp of a group: what its file says of steps and gates, what it does next, and what looks after it. The next
/// step is a pure function of the file, live state, evidence and the clock.
@NullMarked
package io.banyan.ramp;

import org.jspecify.annotations.NullMarked;
