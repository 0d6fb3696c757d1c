/// Calls between groups: who may call whom, how a caller shows whose it is, the way that each call carries, and what
/// was counted of them. Pure.
@NullMarked
package io.banyan.caller;

import org.jspecify.annotations.NullMarked;
