@NullMarked
package io.banyan.functions.host;

import org.jspecify.annotations.NullMarked;
