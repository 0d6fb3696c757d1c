package io.banyan.compare;

import io.banyan.compare.PointerTree.Ignored;
import io.banyan.compare.PointerTree.Mark;
import java.util.List;

/// What of two answers must be the same, as a file says it.
///
/// @param body what holds at which pointers of JSON
/// @param headers lower-case names of those that are compared
/// @param normalised white space and comments of HTML and text mean nothing
/// @param storesValues examples keep what answers say; else keyed hashes of it
public record CompareRule(PointerTree body, List<String> headers, boolean normalised, boolean storesValues) {
    /// Compared where a file names none.
    public static final List<String> HEADERS = List.of("content-type", "location", "cache-control", "set-cookie");

    /// Of a file that says nothing.
    public static final CompareRule DEFAULT = new CompareRule(PointerTree.NONE, HEADERS, false, false);

    public CompareRule {
        headers = List.copyOf(headers);
    }

    /// The same, where these pointers are not looked at either.
    public CompareRule ignoring(List<String> pointers) {
        return pointers.isEmpty() ? this : new CompareRule(body.ignoring(pointers), headers, normalised, storesValues);
    }

    /// The same for reads without cookies: those that a side sets then say nothing of clients who have theirs.
    public CompareRule withoutCookies() {
        List<String> others =
                headers.stream().filter(name -> !name.equals("set-cookie")).toList();
        return new CompareRule(body, others, normalised, storesValues);
    }

    /// The pointers that are not looked at.
    public List<String> ignored() {
        return body.marks().stream()
                .filter(Ignored.class::isInstance)
                .map(Mark::at)
                .toList();
    }
}
