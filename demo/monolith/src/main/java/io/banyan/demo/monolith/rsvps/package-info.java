/// Who comes and who does not: the one place that writes answers.
@NullMarked
package io.banyan.demo.monolith.rsvps;

import org.jspecify.annotations.NullMarked;
