/// Views whose projection is a function: what their file declares, what the function is told and answers, and how often
/// it is asked.
@NullMarked
package io.banyan.projector.function;

import org.jspecify.annotations.NullMarked;
