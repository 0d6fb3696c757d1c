/// The stage, started and stopped for real, and its parts on their own.
@NullMarked
package io.banyan.demo.stage;

import org.jspecify.annotations.NullMarked;
