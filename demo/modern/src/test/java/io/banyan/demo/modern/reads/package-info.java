/// What a list is asked for, without a view.
@NullMarked
package io.banyan.demo.modern.reads;

import org.jspecify.annotations.NullMarked;
