@NullMarked
package io.banyan.functions.runtime;

import org.jspecify.annotations.NullMarked;
