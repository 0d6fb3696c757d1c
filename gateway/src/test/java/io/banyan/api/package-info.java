/// Tests of the API against a port with a store in memory; rights, bodies, stream and document.
@NullMarked
package io.banyan.api;

import org.jspecify.annotations.NullMarked;
