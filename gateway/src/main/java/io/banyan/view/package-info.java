/// Views as operators see and change them: their versions, what a switch refuses, what is asked of their runners, and
/// when the feed is put right again. Time is passed in; what asks Redis stands elsewhere.
@NullMarked
package io.banyan.view;

import org.jspecify.annotations.NullMarked;
