/// Options, wiring, and the lines that the process prints.
@NullMarked
package io.banyan.projector.app;

import org.jspecify.annotations.NullMarked;
