/// Exchanges as they ended and who is told of them: outcomes, the ways in which a side fails, which of them LEGACY
/// answers for. Pure.
@NullMarked
package io.banyan.exchange;

import org.jspecify.annotations.NullMarked;
