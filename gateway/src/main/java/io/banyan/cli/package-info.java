/// The operator's commands, one class each; `check` needs no running gateway, the others talk to one over HTTP.
@NullMarked
package io.banyan.cli;

import org.jspecify.annotations.NullMarked;
