@NullMarked
package io.banyan.descriptor;

import org.jspecify.annotations.NullMarked;
