/// What README and the documents print for people to type, typed.
@NullMarked
package io.banyan.blackbox.documents;

import org.jspecify.annotations.NullMarked;
