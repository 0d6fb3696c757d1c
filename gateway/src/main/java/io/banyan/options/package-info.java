/// The options of `serve`: each as data, how it is read from command line, environment and properties, and all of them
/// checked together into `BanyanProperties`, or refused.
@NullMarked
package io.banyan.options;

import org.jspecify.annotations.NullMarked;
