package io.banyan.decide;

import java.util.ArrayList;
import java.util.List;

/// A path that is not canonical, tidied as a lenient server would: `;` parameters cut off, decoded once, empty segments
/// dropped, dots resolved. Only for finding the route to count such a request under; it never moves a request.
final class TidiedPath {
    private TidiedPath() {}

    /// `/a//./b;v=1/..` → `[a, ""]`; the absolute form without its authority; empty for `*`.
    static List<String> of(String target, int end) {
        List<String> tidied = new ArrayList<>();
        int from = start(target);
        boolean open = true;
        while (from <= end) {
            int slash = target.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            String segment = decoded(target, from, to);
            open = segment.isEmpty() || segment.equals(".") || segment.equals("..");
            if (segment.equals("..") && !tidied.isEmpty()) {
                tidied.removeLast();
            }
            if (!open) {
                tidied.add(segment);
            }
            from = to + 1;
        }
        if (open && start(target) <= end) {
            tidied.add("");
        }
        return tidied;
    }

    /// The index behind the path's first slash, or behind the target where it has none.
    private static int start(String target) {
        int scheme = target.startsWith("/") ? -1 : target.indexOf("://");
        int slash = target.indexOf('/', scheme < 0 ? 0 : scheme + 3);
        return slash < 0 ? target.length() + 1 : slash + 1;
    }

    private static String decoded(String target, int from, int to) {
        int parameters = target.indexOf(';', from);
        int end = parameters < 0 || parameters > to ? to : parameters;
        String text = UriText.decode(target, from, end, false);
        return text == null ? target.substring(from, end) : text;
    }
}
