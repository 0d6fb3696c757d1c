/// Spring Cloud Gateway as it comes, of the version that Banyan has inside: what `./banyan bench` compares with.
@NullMarked
package io.banyan.bench.stock;

import org.jspecify.annotations.NullMarked;
