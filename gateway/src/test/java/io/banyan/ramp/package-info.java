/// Tests of ramps: what they do next, simulated ones, and two that look after one store.
@NullMarked
package io.banyan.ramp;

import org.jspecify.annotations.NullMarked;
