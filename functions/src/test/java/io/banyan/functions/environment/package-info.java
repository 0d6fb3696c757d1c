@NullMarked
package io.banyan.functions.environment;

import org.jspecify.annotations.NullMarked;
