/// Certificates and keys of every connection: of our ports and towards upstreams, read again when their files
/// change; and of the command line towards the admin port. Knows none of those who use it.
@NullMarked
package io.banyan.tls;

import org.jspecify.annotations.NullMarked;
