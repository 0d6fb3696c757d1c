/// What is read from the view and the exact shape in which it is told.
@NullMarked
package io.banyan.demo.modern.reads;

import org.jspecify.annotations.NullMarked;
