/// Every meter, and the only code that touches the meter registry; the access log beside it.
@NullMarked
package io.banyan.metrics;

import org.jspecify.annotations.NullMarked;
