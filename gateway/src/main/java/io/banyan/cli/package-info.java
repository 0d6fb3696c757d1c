/// The commands of the one door, one class each, and how what they learn from the admin port is shown.
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
