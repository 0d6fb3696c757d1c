package io.banyan.options;

import io.banyan.upstream.BadUrl;
import java.util.Optional;
import java.util.function.Function;

/// How an option's value is written.
///
/// @param allowed what may be written, for people; completes "must be ..."
/// @param reader turns the text into a value; throws IllegalArgumentException where the text is not of this form
public record Form<T>(String allowed, Function<String, T> reader) {
    /// The value, or empty where the text is not of this form.
    public Optional<T> read(String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException notOfThisForm) {
            return Optional.empty();
        }
    }

    /// What may be written, and of a URL or a file what is wrong with this one.
    public String asked(String text) {
        try {
            T unused = reader.apply(text);
            return allowed;
        } catch (BadUrl | BadFile bad) {
            return allowed + " (it " + bad.getMessage() + ")";
        } catch (IllegalArgumentException notOfThisForm) {
            return allowed;
        }
    }
}
