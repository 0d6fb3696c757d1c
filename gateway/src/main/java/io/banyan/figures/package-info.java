/// What is counted: every meter, and the only code that touches the meter registry; beside it the access log, and the
/// figures of the operator's view with the plans made from them.
@NullMarked
package io.banyan.figures;

import org.jspecify.annotations.NullMarked;
