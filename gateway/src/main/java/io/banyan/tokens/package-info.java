/// Reads the files of tokens, of roles and of previews, and keeps them current.
@NullMarked
package io.banyan.tokens;

import org.jspecify.annotations.NullMarked;
