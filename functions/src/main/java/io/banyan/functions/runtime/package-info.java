/// AWS's Runtime API for the processes of functions: a port on loopback for each environment, so that none can answer
/// for another.
@NullMarked
package io.banyan.functions.runtime;

import org.jspecify.annotations.NullMarked;
