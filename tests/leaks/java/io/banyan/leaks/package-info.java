/// Makes a failure of each buffer that Netty finds unreleased. Compiled into the tests of every module that uses Netty.
@NullMarked
package io.banyan.leaks;

import org.jspecify.annotations.NullMarked;
