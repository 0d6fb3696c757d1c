/// What every log of changes must do (`ChangeLogContract`), and capture from a real PostgreSQL into a real Redis: what
/// comes, what never comes, and what happens when a part breaks.
@NullMarked
package io.banyan.capture;

import org.jspecify.annotations.NullMarked;
