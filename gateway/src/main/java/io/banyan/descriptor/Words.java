package io.banyan.descriptor;

import io.banyan.descriptor.Document.Value;
import io.banyan.route.Lifecycle;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Words that several descriptors have in common.
final class Words {
    private Words() {}

    /// Null after a flaw.
    static @Nullable Lifecycle lifecycle(Document document, Value written, String key) {
        Lifecycle known = Lifecycle.of(written.text()).orElse(null);
        if (known == null) {
            String near = Nearest.of(written.text(), Lifecycle.words());
            document.wrong(
                    written.line(),
                    "%s was '%s' but must be experimental, production or deprecated; write '%s: %s'"
                            .formatted(
                                    key,
                                    Problems.shown(written.text()),
                                    last(key),
                                    near == null ? "experimental" : near));
        }
        return known;
    }

    /// Null after a flaw.
    static @Nullable LocalDate date(Document document, Value written, String key) {
        try {
            return LocalDate.parse(written.text());
        } catch (DateTimeParseException odd) {
            document.wrong(
                    written.line(),
                    "%s was '%s' but must be a date; write it as year-month-day, such as \"2027-06-30\""
                            .formatted(key, Problems.shown(written.text())));
            return null;
        }
    }

    private static String last(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
