@NullMarked
package io.banyan.scoreboard;

import org.jspecify.annotations.NullMarked;
