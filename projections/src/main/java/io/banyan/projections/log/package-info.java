/// Where changes are kept between the source and its views, in the order in which they were committed.
/// `ChangeLog` is the promise, held by a contract kit of tests; one in Redis, one in memory for tests of
/// projections.
@NullMarked
package io.banyan.projections.log;

import org.jspecify.annotations.NullMarked;
