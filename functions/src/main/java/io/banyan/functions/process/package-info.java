/// The processes of environments on this machine: what is started, how it is frozen and ended, what it prints.
@NullMarked
package io.banyan.functions.process;

import org.jspecify.annotations.NullMarked;
