/// Tests of the admin port: tokens, readiness, health, page.
@NullMarked
package io.banyan.admin;

import org.jspecify.annotations.NullMarked;
