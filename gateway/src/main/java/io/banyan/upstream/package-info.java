/// The two systems behind Banyan as network targets: what is written of them, their guards, the rules for headers.
@NullMarked
package io.banyan.upstream;

import org.jspecify.annotations.NullMarked;
