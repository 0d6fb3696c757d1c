/// Functions, judged by what others wrote.
@NullMarked
package io.banyan.functionstests;

import org.jspecify.annotations.NullMarked;
