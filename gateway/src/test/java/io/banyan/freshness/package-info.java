@NullMarked
package io.banyan.freshness;

import org.jspecify.annotations.NullMarked;
