@NullMarked
package io.banyan.feed;

import org.jspecify.annotations.NullMarked;
