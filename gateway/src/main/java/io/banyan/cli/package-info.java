/// The commands of the one door, one class each, and the options of `serve` as data.
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
