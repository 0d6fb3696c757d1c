package io.banyan.compare;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Which JSON pointers are not to be looked at, each with all below it. `*` stands for any one step: a member, or an
/// element of a list.
///
/// @param written `/generatedAt`, `/events/*/score`
public record Pointers(List<String> written) {
    private static final Pattern POINTER = Pattern.compile("(/[^/\\p{Cntrl}]{1,100}){1,20}");

    public Pointers {
        written = List.copyOf(written);
    }

    /// Whether it may be written so.
    public static boolean isOne(String text) {
        return POINTER.matcher(text).matches();
    }

    boolean cover(String pointer) {
        return written.stream().anyMatch(one -> covers(one.split("/", -1), pointer.split("/", -1)));
    }

    boolean coverAll(Collection<String> pointers) {
        return pointers.stream().allMatch(this::cover);
    }

    private static boolean covers(String[] ignored, String[] pointer) {
        if (pointer.length < ignored.length) {
            return false;
        }
        for (int i = 0; i < ignored.length; i++) {
            if (!ignored[i].equals("*") && !ignored[i].equals(pointer[i])) {
                return false;
            }
        }
        return true;
    }
}
