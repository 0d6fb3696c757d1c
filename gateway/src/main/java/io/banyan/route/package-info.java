/// The vocabulary of published URLs and the immutable table that matches them. JDK only.
@NullMarked
package io.banyan.route;

import org.jspecify.annotations.NullMarked;
