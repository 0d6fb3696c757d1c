/// With what a team's service serves documents, so that it says how new each answer is without thinking of it. For
/// Spring WebFlux, which the service brings.
@NullMarked
package io.banyan.projections.query;

import org.jspecify.annotations.NullMarked;
