@NullMarked
package io.banyan.functions.process;

import org.jspecify.annotations.NullMarked;
