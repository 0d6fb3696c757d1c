/// Random exchanges against a gateway, beside a reference that says what each end must see.
@NullMarked
package io.banyan.blackbox.model;

import org.jspecify.annotations.NullMarked;
