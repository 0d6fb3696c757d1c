/// Tests of matching and ranking; the host's own parser is the judge of what matches.
@NullMarked
package io.banyan.route;

import org.jspecify.annotations.NullMarked;
