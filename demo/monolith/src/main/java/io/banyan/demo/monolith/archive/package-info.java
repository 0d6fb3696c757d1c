/// Pages from before UTF-8, served in ISO-8859-1 to this day.
@NullMarked
package io.banyan.demo.monolith.archive;

import org.jspecify.annotations.NullMarked;
