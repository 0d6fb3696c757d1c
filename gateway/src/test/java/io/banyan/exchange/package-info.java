/// Exchanges to tell listeners of, for the tests of other packages.
@NullMarked
package io.banyan.exchange;

import org.jspecify.annotations.NullMarked;
