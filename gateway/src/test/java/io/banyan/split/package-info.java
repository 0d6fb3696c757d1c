/// Tests of weights, keys and places; a table of vectors pins the places.
@NullMarked
package io.banyan.split;

import org.jspecify.annotations.NullMarked;
