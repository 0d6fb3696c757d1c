@NullMarked
package io.banyan.catalog;

import org.jspecify.annotations.NullMarked;
