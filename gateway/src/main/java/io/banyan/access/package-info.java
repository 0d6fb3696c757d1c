/// Who may do what on the admin port: roles, the groups they hold for, and the tokens that prove them. Pure.
@NullMarked
package io.banyan.access;

import org.jspecify.annotations.NullMarked;
