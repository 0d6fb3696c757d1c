/// Tests of the commands and of how options are written.
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
