/// The pure function that keeps a client on one side: salt, sticky key and weight decide.
@NullMarked
package io.banyan.split;

import org.jspecify.annotations.NullMarked;
