/// What functions print, kept bounded: the end of it for whoever invoked, and files for people.
@NullMarked
package io.banyan.functions.logs;

import org.jspecify.annotations.NullMarked;
