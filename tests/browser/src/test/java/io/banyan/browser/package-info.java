/// The sample site in a real browser: what a visitor sees through Banyan is what they see without it.
@NullMarked
package io.banyan.browser;

import org.jspecify.annotations.NullMarked;
