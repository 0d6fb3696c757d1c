package io.banyan.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a canonical path in one pass, and stops at the first thing that makes it another.
final class PathReader {
    private final String target;
    private final List<String> segments = new ArrayList<>(8);
    private @Nullable String finding;

    PathReader(String target) {
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
