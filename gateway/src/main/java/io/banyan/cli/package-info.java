/// The commands of the one door, and the options of `serve` as data.
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
