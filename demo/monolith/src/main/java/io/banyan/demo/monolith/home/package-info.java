/// The start page.
@NullMarked
package io.banyan.demo.monolith.home;

import org.jspecify.annotations.NullMarked;
