/// Tests of reading and checking route files; each rule is broken once on purpose.
@NullMarked
package io.banyan.config;

import org.jspecify.annotations.NullMarked;
