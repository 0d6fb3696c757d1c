/// What HTTP/2 changes at the edge, and TLS under it: tests over real sockets, with frames as RFC 9113 has them.
@NullMarked
package io.banyan.blackbox.streams;

import org.jspecify.annotations.NullMarked;
