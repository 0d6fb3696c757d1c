/// What `k8s/` and `./banyan image` make, held to what the program is.
@NullMarked
package io.banyan.k8s;

import org.jspecify.annotations.NullMarked;
