/// What a team writes of a function: its `function.yaml`, checked with every mistake at its line.
@NullMarked
package io.banyan.functions.spec;

import org.jspecify.annotations.NullMarked;
