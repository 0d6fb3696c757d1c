/// What is read from the database and the exact shape in which it is told.
@NullMarked
package io.banyan.demo.modern.reads;

import org.jspecify.annotations.NullMarked;
