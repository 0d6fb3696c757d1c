/// The signed facts that travel with a call: who made it, behind how many others, with how much time left; and the
/// tokens by which functions show which group is theirs. Made by a gateway, checked by services and functions without
/// asking it. The JDK and a reader of JSON, so that whatever stands on the modern side can use it.
@NullMarked
package io.banyan.way;

import org.jspecify.annotations.NullMarked;
