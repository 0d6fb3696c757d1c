/// What the HTTP side refuses, without a server.
@NullMarked
package io.banyan.demo.modern.web;

import org.jspecify.annotations.NullMarked;
