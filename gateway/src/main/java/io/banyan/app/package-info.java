/// Start-up and wiring; the only package that sees all others.
@NullMarked
package io.banyan.app;

import org.jspecify.annotations.NullMarked;
