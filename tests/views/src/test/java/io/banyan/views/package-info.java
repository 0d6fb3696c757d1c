/// Tests of views over a real Redis and a real PostgreSQL: what both stores promise, and what a runner promises whoever
/// dies.
@NullMarked
package io.banyan.views;

import org.jspecify.annotations.NullMarked;
