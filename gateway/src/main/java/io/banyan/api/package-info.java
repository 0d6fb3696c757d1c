/// The API below `/api/v1` of the admin port: controllers of a few lines, the bodies they read, the problems they
/// answer with, the stream of events, and the API's document.
@NullMarked
package io.banyan.api;

import org.jspecify.annotations.NullMarked;
