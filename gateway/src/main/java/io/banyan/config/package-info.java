/// What a route file means: its specs, the checks that turn them into one group of routes, rules and upstreams, and the
/// checks that hold several files against each other. `ParsedFile` names the order: `YamlReader` parses, `SpecReader`
/// takes what was written, `GroupCheck` builds what is meant.
@NullMarked
package io.banyan.config;

import org.jspecify.annotations.NullMarked;
