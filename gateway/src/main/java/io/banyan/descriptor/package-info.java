/// Files beside a team's code that say what it is and whose: `function.yaml`, and Backstage's
/// `catalog-info.yaml`.
@NullMarked
package io.banyan.descriptor;

import org.jspecify.annotations.NullMarked;
