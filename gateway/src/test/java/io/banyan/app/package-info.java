/// Tests of start and stop; some start whole gateways in this process.
@NullMarked
package io.banyan.app;

import org.jspecify.annotations.NullMarked;
