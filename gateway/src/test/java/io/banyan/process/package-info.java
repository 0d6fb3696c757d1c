@NullMarked
package io.banyan.process;

import org.jspecify.annotations.NullMarked;
