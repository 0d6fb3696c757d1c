/// Tests of names and addresses; `DnsLookupTests` asks a name server on the loopback address.
@NullMarked
package io.banyan.names;

import org.jspecify.annotations.NullMarked;
