/// The sample monolith: a meetup site as it was built years ago.
@NullMarked
package io.banyan.demo.monolith;

import org.jspecify.annotations.NullMarked;
