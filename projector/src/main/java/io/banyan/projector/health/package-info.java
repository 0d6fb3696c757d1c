/// How the process is, for whoever asks by HTTP: health as JSON, meters as text.
@NullMarked
package io.banyan.projector.health;

import org.jspecify.annotations.NullMarked;
