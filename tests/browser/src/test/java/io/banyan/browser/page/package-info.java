/// The operator's page in a real browser, against a stub of the admin API that can be brought into any state.
@NullMarked
package io.banyan.browser.page;

import org.jspecify.annotations.NullMarked;
