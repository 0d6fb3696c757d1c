/// The sample site's groups, read from the view `groups`: one function, same JSON as the monolith's.
@NullMarked
package io.banyan.demo.grouppage;

import org.jspecify.annotations.NullMarked;
