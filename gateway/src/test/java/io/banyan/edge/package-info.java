/// Tests of the exchange, from the bytes of a client to the bytes of an upstream and back, on embedded channels.
@NullMarked
package io.banyan.edge;

import org.jspecify.annotations.NullMarked;
