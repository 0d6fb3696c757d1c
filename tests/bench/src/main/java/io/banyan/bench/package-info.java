/// `./banyan bench`: Banyan, stock Spring Cloud Gateway, nginx and HAProxy side by side on one machine.
@NullMarked
package io.banyan.bench;

import org.jspecify.annotations.NullMarked;
