/// Tests of package runner.
@NullMarked
package io.banyan.projections.runner;

import org.jspecify.annotations.NullMarked;
