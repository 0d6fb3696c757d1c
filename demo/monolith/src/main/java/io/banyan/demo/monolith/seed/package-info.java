/// Makes the tables and their rows when the database is empty.
@NullMarked
package io.banyan.demo.monolith.seed;

import org.jspecify.annotations.NullMarked;
