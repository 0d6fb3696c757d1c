/// The one decision made for each request: which route, which side, and why. Pure and synchronous.
@NullMarked
package io.banyan.decide;

import org.jspecify.annotations.NullMarked;
