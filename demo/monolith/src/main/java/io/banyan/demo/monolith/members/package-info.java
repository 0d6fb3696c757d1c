/// Members and their pages.
@NullMarked
package io.banyan.demo.monolith.members;

import org.jspecify.annotations.NullMarked;
