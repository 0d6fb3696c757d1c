package io.banyan.decide;

import java.util.ArrayList;
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
        return new Reader(target).read();
    }

    /// Reads a canonical path in one pass, and stops at the first thing that makes it another.
    private static final class Reader {
        private final String target;
        private final List<String> segments = new ArrayList<>(8);
        private @Nullable String finding;

        Reader(String target) {
            this.target = target;
        }

        RequestPath read() {
            int end = target.indexOf('?');
            end = end < 0 ? target.length() : end;
            if (target.startsWith("/")) {
                segments(end);
            } else {
                finding = "a target that does not start with '/'";
            }
            return new RequestPath(finding == null ? segments : TidiedPath.of(target, end), finding, end);
        }

        private void segments(int end) {
            int from = 1;
            boolean escaped = false;
            for (int i = 1; i <= end && finding == null; i++) {
                char c = i < end ? target.charAt(i) : '/';
                if (c == '/') {
                    segment(from, i, escaped, i == end);
                    from = i + 1;
                    escaped = false;
                } else if (c == '%') {
                    escaped = true;
                } else if (!UriText.isInPath(c)) {
                    finding = Found.character(c) + Found.at(i);
                }
            }
        }

        private void segment(int from, int to, boolean escaped, boolean last) {
            String text = escaped ? UriText.decode(target, from, to, false) : target.substring(from, to);
            if (text == null) {
                finding = Found.brokenEscape(target, from, to);
            } else if (text.isEmpty() && !last) {
                finding = "an empty segment" + Found.at(from);
            } else if (isDots(text)) {
                finding = "the segment '" + target.substring(from, to) + "'" + Found.at(from);
            } else if (escaped) {
                decoded(text, from);
            }
            segments.add(text == null ? "" : text);
        }

        /// What one decoding must not bring to light.
        private void decoded(String text, int from) {
            for (int i = 0; i < text.length() && finding == null; i++) {
                char c = text.charAt(i);
                if (c == '/' || c == '\\' || c == ';' || Character.isISOControl(c)) {
                    finding = "an encoded " + Found.character(c) + " in the segment" + Found.at(from);
                } else if (UriText.isEscape(text, i, text.length())) {
                    finding = "a twice encoded '" + text.substring(i, i + 3) + "' in the segment" + Found.at(from);
                }
            }
        }

        private static boolean isDots(String text) {
            int dots = 0;
            while (dots < text.length() && text.charAt(dots) == '.') {
                dots++;
            }
            return dots > 0 && dots == text.length();
        }
    }
}
