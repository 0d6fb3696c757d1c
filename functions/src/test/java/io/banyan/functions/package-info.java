@NullMarked
package io.banyan.functions;

import org.jspecify.annotations.NullMarked;
