@NullMarked
package io.banyan.functions.spec;

import org.jspecify.annotations.NullMarked;
