/// Every meter, and the only code that touches the meter registry; beside it the access log, which tells of the same
/// exchanges one by one.
@NullMarked
package io.banyan.meters;

import org.jspecify.annotations.NullMarked;
