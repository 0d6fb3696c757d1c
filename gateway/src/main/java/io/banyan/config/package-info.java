/// Reads and checks what operators write (route files, tokens) into one immutable `Snapshot`, and keeps
/// it current while files change. The order of a load: `RoutesFolder` reads, `YamlReader` parses, `SpecReader` takes
/// what was written, `GroupCheck` builds what is meant, `LastGood` decides what is in force, `Snapshot` holds it.
@NullMarked
package io.banyan.config;

import org.jspecify.annotations.NullMarked;
