/// Tests of the operator's commands, by what they print and how they exit.
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
