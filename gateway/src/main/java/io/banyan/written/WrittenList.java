package io.banyan.written;

import java.util.List;

/// A list of values as written; may be empty, which differs from a list that was not written.
public record WrittenList(List<Written> items, int line, String key) {
    public WrittenList {
        items = List.copyOf(items);
    }
}
