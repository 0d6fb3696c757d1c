/// Versions that were published, as copies that never change, and the aliases that name them; all in the state folder.
@NullMarked
package io.banyan.functions.version;

import org.jspecify.annotations.NullMarked;
