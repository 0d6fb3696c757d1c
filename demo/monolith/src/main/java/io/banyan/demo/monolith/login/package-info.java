/// Who may do what: login by form with a session, HTTP Basic for the API's writes.
@NullMarked
package io.banyan.demo.monolith.login;

import org.jspecify.annotations.NullMarked;
