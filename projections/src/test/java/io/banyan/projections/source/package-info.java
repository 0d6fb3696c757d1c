/// Tests of what PostgreSQL's bytes mean.
@NullMarked
package io.banyan.projections.source;

import org.jspecify.annotations.NullMarked;
