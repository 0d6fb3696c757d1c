/// What an installation declares beside what is seen of it: groups, routes, functions and views, who answers
/// for each, and what is wrong. Pure.
@NullMarked
package io.banyan.catalog;

import org.jspecify.annotations.NullMarked;
