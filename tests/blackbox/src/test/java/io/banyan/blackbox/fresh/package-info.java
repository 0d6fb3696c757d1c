/// Freshness, seen by clients: nobody is shown less than he has written or seen, whatever the view does.
@NullMarked
package io.banyan.blackbox.fresh;

import org.jspecify.annotations.NullMarked;
