@NullMarked
package io.banyan.functions.app;

import org.jspecify.annotations.NullMarked;
