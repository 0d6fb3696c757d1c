/// The verdict on two answers to the same read, and what comes of many: which parts differ, and of which keys.
/// The reads themselves are made elsewhere.
@NullMarked
package io.banyan.compare;

import org.jspecify.annotations.NullMarked;
