/// What tests across a boundary start and speak to: gateways, stub upstreams, raw sockets.
@NullMarked
package io.banyan.testkit;

import org.jspecify.annotations.NullMarked;
