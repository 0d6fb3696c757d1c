/// What of two answers to the same read must be the same, where they differ, and what comes of many of them.
/// The reads themselves are made elsewhere.
@NullMarked
package io.banyan.compare;

import org.jspecify.annotations.NullMarked;
