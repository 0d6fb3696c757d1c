package io.banyan.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The path of a request target, read for matching; the target itself goes on unchanged.
///
/// A path is canonical when every server reads the same segments from it, however it decodes. It starts with `/`; it
/// has only RFC 3986's path characters, raw ones from ASCII; its escapes are whole and are UTF-8 after one decoding;
/// no segment is empty (but the last: `/a/` is an ordinary path, other than `/a`) or nothing but dots; and after one
/// decoding no segment has a slash, a backslash, a `;`, a control character (NUL among them) or something that
/// a second decoding would change (`%252e`).
///
/// Stricter than it must be, on purpose: `%3B`, `...` and raw `[` harm few servers, but LEGACY answers them as ever.
/// Not looked for: letters that only some servers fold to ASCII, such as the full-width slash.
///
/// @param segments decoded once; of a path that is not canonical those of a tidied copy, to count it by; empty when
///     the target has no path
/// @param finding what made it not canonical, for people; null = canonical
/// @param end the index behind the path in the target
record RequestPath(List<String> segments, @Nullable String finding, int end) {
    static RequestPath of(String target) {
        return new PathReader(target).read();
    }
}
