/// Tests of the figures for people, on counts made up.
@NullMarked
package io.banyan.figures;

import org.jspecify.annotations.NullMarked;
