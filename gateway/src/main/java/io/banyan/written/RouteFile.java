package io.banyan.written;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A route file as read from disk.
///
/// @param name in its folder: `events.yaml`
/// @param shown as the operator names it: `routes/events.yaml`
/// @param changed epoch milliseconds of its last change, which decides who is hit by an error between two files
/// @param text what it says; empty where `unreadable` is set
/// @param unreadable why there is no text
public record RouteFile(
        String name,
        String shown,
        long changed,
        String text,
        @Nullable Problem unreadable) {
    /// The most bytes a file may have.
    static final int LARGEST = 1 << 20;

    /// True when both have the same text: a file that says what it said is the same file, whatever its time.
    public boolean says(RouteFile other) {
        return unreadable == null && other.unreadable == null && text.equals(other.text);
    }

    /// From bytes, which must be UTF-8, with or without byte order mark.
    static RouteFile of(String name, String shown, long changed, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new RouteFile(name, shown, changed, text.startsWith("\uFEFF") ? text.substring(1) : text, null);
        } catch (CharacterCodingException malformed) {
            return unreadable(name, shown, changed, Rule.FILE_NOT_UTF8);
        }
    }

    static RouteFile unreadable(String name, String shown, long changed, Rule rule, String... more) {
        var problems = new Problems(shown);
        problems.add(rule, more);
        return new RouteFile(name, shown, changed, "", problems.all().getFirst());
    }
}
