/// The process: options, wiring, and the commands that ask a running host.
@NullMarked
package io.banyan.functions.app;

import org.jspecify.annotations.NullMarked;
