/// What is counted for people, second by second: rates, errors, latencies and clients of this replica and of the fleet,
/// and the plans made from them.
@NullMarked
package io.banyan.figures;

import org.jspecify.annotations.NullMarked;
