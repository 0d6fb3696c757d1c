/// The host's port: AWS's Invoke API, whole and streamed, and what the commands ask.
@NullMarked
package io.banyan.functions.api;

import org.jspecify.annotations.NullMarked;
