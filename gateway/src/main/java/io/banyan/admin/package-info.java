/// The admin port: health, metrics and who may see them. Boot's own server carries it; nothing of it is ever on the
/// traffic port.
@NullMarked
package io.banyan.admin;

import org.jspecify.annotations.NullMarked;
