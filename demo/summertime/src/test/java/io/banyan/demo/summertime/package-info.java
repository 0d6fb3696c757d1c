@NullMarked
package io.banyan.demo.summertime;

import org.jspecify.annotations.NullMarked;
