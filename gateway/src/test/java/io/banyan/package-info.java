/// Tests of the house: the order of packages, what each may touch, how types are named.
@NullMarked
package io.banyan;

import org.jspecify.annotations.NullMarked;
