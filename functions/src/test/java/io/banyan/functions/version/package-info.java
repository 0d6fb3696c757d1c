@NullMarked
package io.banyan.functions.version;

import org.jspecify.annotations.NullMarked;
