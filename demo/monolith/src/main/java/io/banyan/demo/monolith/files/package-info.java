/// Files that go up and files that go down, 20 MB each.
@NullMarked
package io.banyan.demo.monolith.files;

import org.jspecify.annotations.NullMarked;
