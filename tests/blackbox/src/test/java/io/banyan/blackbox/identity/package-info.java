/// Who asks, from the monolith's sessions to what a service of the new side believes.
@NullMarked
package io.banyan.blackbox.identity;

import org.jspecify.annotations.NullMarked;
