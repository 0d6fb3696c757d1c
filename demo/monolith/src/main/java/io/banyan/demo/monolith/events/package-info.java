/// Events: the list with its filters and the page of one, as HTML and as JSON.
@NullMarked
package io.banyan.demo.monolith.events;

import org.jspecify.annotations.NullMarked;
