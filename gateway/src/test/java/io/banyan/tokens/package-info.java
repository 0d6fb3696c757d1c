/// Tests of the files of tokens.
@NullMarked
package io.banyan.tokens;

import org.jspecify.annotations.NullMarked;
