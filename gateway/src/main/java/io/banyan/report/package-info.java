/// What the admin API tells, as immutable records in the shape of its JSON, and how they are made of what is in force:
/// no server's types, no waiting.
@NullMarked
package io.banyan.report;

import org.jspecify.annotations.NullMarked;
