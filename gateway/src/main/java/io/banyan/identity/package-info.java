/// Who asks, as only the monolith knows: which credentials say it, what is read out of the monolith's answer, how long
/// an identity is kept and when it is forgotten, and the signed token that MODERN gets. Pure: calls, Redis and time are
/// passed in.
@NullMarked
package io.banyan.identity;

import org.jspecify.annotations.NullMarked;
