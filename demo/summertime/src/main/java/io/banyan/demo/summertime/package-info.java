/// Two later versions of the sample site's view `events`, for `./banyan demo --ramp`: one with a mistake that does not
/// show in winter, and the one that mends it.
@NullMarked
package io.banyan.demo.summertime;

import org.jspecify.annotations.NullMarked;
