/// Tests of what is in force while files change; each rule is broken once on purpose.
@NullMarked
package io.banyan.snapshot;

import org.jspecify.annotations.NullMarked;
