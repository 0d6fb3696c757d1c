/// The modern lane: Spring Cloud Gateway inside the process, for reads whose route has Spring filters. It has no
/// socket: the edge gives it a head, it runs the filters around one call of the edge's own upstream client, and gives
/// the answer's head back. Bodies stay with the edge.
@NullMarked
package io.banyan.proxy;

import org.jspecify.annotations.NullMarked;
