/// Points in the history of the monolith's database, and how far a view of it has come. The JDK alone, so that whatever
/// stands on the modern side can use it.
@NullMarked
package io.banyan.position;

import org.jspecify.annotations.NullMarked;
