/// The groups that hold events.
@NullMarked
package io.banyan.demo.monolith.groups;

import org.jspecify.annotations.NullMarked;
