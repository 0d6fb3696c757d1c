/// Tests of package view.
@NullMarked
package io.banyan.view;

import org.jspecify.annotations.NullMarked;
