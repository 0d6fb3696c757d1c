/// What every store of live state must do (`LiveStoreContract`), and what each does when it or its store breaks.
@NullMarked
package io.banyan.stores;

import org.jspecify.annotations.NullMarked;
