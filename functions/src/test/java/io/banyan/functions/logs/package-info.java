@NullMarked
package io.banyan.functions.logs;

import org.jspecify.annotations.NullMarked;
