@NullMarked
package io.banyan.way;

import org.jspecify.annotations.NullMarked;
