/// Tests of entries as texts, and what a Redis must have.
@NullMarked
package io.banyan.projections.log;

import org.jspecify.annotations.NullMarked;
