/// Tests of the decision: the read rule as a table, and an oracle of its own.
@NullMarked
package io.banyan.decide;

import org.jspecify.annotations.NullMarked;
