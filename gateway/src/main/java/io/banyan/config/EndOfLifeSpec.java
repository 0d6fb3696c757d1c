package io.banyan.config;

import io.banyan.written.Section;
import io.banyan.written.Written;
import org.jspecify.annotations.Nullable;

/// What a group or a route says of the end of its URLs.
record EndOfLifeSpec(
        @Nullable Written deprecation,
        @Nullable Written sunset,
        @Nullable Written link) {
    static EndOfLifeSpec of(Section section) {
        return new EndOfLifeSpec(section.text("deprecation"), section.text("sunset"), section.text("deprecation-link"));
    }
}
