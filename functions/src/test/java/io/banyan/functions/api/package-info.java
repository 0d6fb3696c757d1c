@NullMarked
package io.banyan.functions.api;

import org.jspecify.annotations.NullMarked;
