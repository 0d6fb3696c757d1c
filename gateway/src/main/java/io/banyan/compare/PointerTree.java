package io.banyan.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What holds at which JSON pointers, as a tree. A step `*` stands for any member and any element; a number for the
/// element at that place, too. What is ignored is so with all below it.
public final class PointerTree {
    /// Of a rule that says nothing.
    public static final PointerTree NONE = new PointerTree(List.of());

    /// The whole body, of a list without an order that is not within anything.
    public static final String WHOLE = "body";

    private static final Pattern POINTER = Pattern.compile("(/([^~/\\p{Cntrl}]|~[01]){0,100}){1,20}");
    private static final Pattern ALL = Pattern.compile("/\\*?");

    private final List<Mark> marks;
    private final Node root = new Node();

    /// What is said of a pointer.
    public sealed interface Mark {
        String at();
    }

    /// What stands there is not looked at.
    public record Ignored(String at) implements Mark {}

    /// The order of the list there means nothing.
    ///
    /// @param key the pointer, in each element, of what tells elements apart; null = their whole value does
    public record Unordered(String at, @Nullable String key) implements Mark {}

    /// Values there may differ a little.
    public record Near(String at, Tolerance by) implements Mark {}

    /// A step of pointers, and what holds there.
    static final class Node {
        private final Map<String, Node> steps = new HashMap<>();
        private final List<Mark> marks = new ArrayList<>();

        @Nullable
        Node at(String step) {
            return steps.get(step);
        }

        List<Mark> marks() {
            return marks;
        }
    }

    private PointerTree(List<Mark> marks) {
        this.marks = List.copyOf(marks);
        for (Mark mark : marks) {
            Node node = root;
            for (String step : steps(mark.at())) {
                node = node.steps.computeIfAbsent(step, none -> new Node());
            }
            node.marks.add(mark);
        }
    }

    public static PointerTree of(List<Mark> marks) {
        return marks.isEmpty() ? NONE : new PointerTree(marks);
    }

    /// Whether it may be written so: `/items/*/id`.
    public static boolean isPointer(String text) {
        return POINTER.matcher(text).matches();
    }

    /// Whether nothing is left of an answer where it is ignored.
    public static boolean isEverything(String pointer) {
        return ALL.matcher(pointer).matches();
    }

    /// The same, and what is ignored beside.
    PointerTree ignoring(List<String> more) {
        List<Mark> all = new ArrayList<>(marks);
        more.forEach(pointer -> all.add(new Ignored(pointer)));
        return of(all);
    }

    public List<Mark> marks() {
        return marks;
    }

    Node root() {
        return root;
    }

    /// `/a~1b/c` → `a/b`, `c`; none of the whole body.
    static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        if (pointer.equals(WHOLE)) {
            return steps;
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }
}
