/// Which version of each route file is in force: read at start and while files change, the last good one where a
/// file is bad, all of them together one immutable `Snapshot` that is swapped whole. `LoadedRoutes` reads,
/// `LastGood` decides, `RoutesRunner` watches.
@NullMarked
package io.banyan.snapshot;

import org.jspecify.annotations.NullMarked;
