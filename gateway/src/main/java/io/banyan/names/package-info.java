/// Host names of upstreams and their addresses: looked up in the background, kept while name servers fail, and tried
/// in an order that spreads connections and makes none wait for a dead address.
@NullMarked
package io.banyan.names;

import org.jspecify.annotations.NullMarked;
