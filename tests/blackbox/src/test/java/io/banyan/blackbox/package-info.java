/// The gateway from outside: what a client, an upstream and an operator can observe, mostly on raw sockets.
@NullMarked
package io.banyan.blackbox;

import org.jspecify.annotations.NullMarked;
