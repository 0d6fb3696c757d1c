/// Calls between groups, through the internal port of a gateway.
@NullMarked
package io.banyan.blackbox.calls;

import org.jspecify.annotations.NullMarked;
