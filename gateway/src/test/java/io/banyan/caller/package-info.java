@NullMarked
package io.banyan.caller;

import org.jspecify.annotations.NullMarked;
