/// All functions of a host: found in their folders, looked up by name, looked after while they run.
@NullMarked
package io.banyan.functions.host;

import org.jspecify.annotations.NullMarked;
