/// Tests of the upstream connections, guards and header rules, on embedded channels and clocks that stand still.
@NullMarked
package io.banyan.upstream;

import org.jspecify.annotations.NullMarked;
