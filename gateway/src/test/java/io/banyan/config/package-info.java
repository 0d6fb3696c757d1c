/// Tests of what a route file means.
@NullMarked
package io.banyan.config;

import org.jspecify.annotations.NullMarked;
