/// Reports as CSV, streamed line by line while they are made.
@NullMarked
package io.banyan.demo.monolith.reports;

import org.jspecify.annotations.NullMarked;
