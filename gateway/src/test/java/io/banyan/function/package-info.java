@NullMarked
package io.banyan.function;

import org.jspecify.annotations.NullMarked;
