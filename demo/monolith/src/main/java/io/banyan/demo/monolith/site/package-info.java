/// What every page has: caching headers, the visitor's cookie, an answer to what does not exist.
@NullMarked
package io.banyan.demo.monolith.site;

import org.jspecify.annotations.NullMarked;
