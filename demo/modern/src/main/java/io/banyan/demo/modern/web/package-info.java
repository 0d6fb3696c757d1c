/// The HTTP side: paths, JSON, entity tags, the service's own cookie.
@NullMarked
package io.banyan.demo.modern.web;

import org.jspecify.annotations.NullMarked;
