package io.banyan.descriptor;

import java.util.List;

/// What the descriptors of a folder say. A file with an error says nothing.
///
/// @param files how many were read
public record Descriptors(int files, List<Described> described, List<Flaw> flaws) {
    /// Of no folder.
    public static final Descriptors NONE = new Descriptors(0, List.of(), List.of());

    public Descriptors {
        described = List.copyOf(described);
        flaws = List.copyOf(flaws);
    }
}
