/// Environments: one process each, that answers one invocation at a time; and the pool of those of one version.
@NullMarked
package io.banyan.functions.environment;

import org.jspecify.annotations.NullMarked;
