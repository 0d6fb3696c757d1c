/// Certificates and keys of every connection: of our ports, with a key that is read again when its files change;
/// towards upstreams; and of the command line towards the admin port. Knows none of those who use it.
@NullMarked
package io.banyan.tls;

import org.jspecify.annotations.NullMarked;
