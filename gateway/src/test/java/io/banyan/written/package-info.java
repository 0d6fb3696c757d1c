/// Tests of what is written: any text, the keys of schema and reference, the nearest word.
@NullMarked
package io.banyan.written;

import org.jspecify.annotations.NullMarked;
