/// Asks what a group's MODERN needs, one question after another, and names the first thing that is wrong with its
/// remedy. What an answer means is decided here, without a framework; who asks it stands elsewhere ([Patient]).
@NullMarked
package io.banyan.doctor;

import org.jspecify.annotations.NullMarked;
