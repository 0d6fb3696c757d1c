/// News of answers as they are given, as server-sent events.
@NullMarked
package io.banyan.demo.monolith.feed;

import org.jspecify.annotations.NullMarked;
