package io.banyan.admin;

import java.util.List;

/// Says, at any moment and to any thread, what this replica cannot read from its disks or write to them; a sentence
/// each, and what that means.
@FunctionalInterface
public interface DiskSource {
    List<String> problems();
}
