package io.banyan.config;

import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Section;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import io.banyan.written.YamlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `compare` as written, of a group or of a route.
///
/// @param unordered null = not written
/// @param tolerance null = not written
record CompareSpec(
        @Nullable WrittenList ignore,
        @Nullable List<Unordered> unordered,
        @Nullable List<Near> tolerance,
        @Nullable WrittenList headers,
        @Nullable Written text,
        @Nullable Written store) {
    /// One item of `unordered`.
    record Unordered(Written at, @Nullable Written key) {}

    /// One line of `tolerance`: `/price: 0.01`.
    record Near(String at, Written by) {}

    /// Null = nothing is written.
    static @Nullable CompareSpec of(Section parent, Problems problems) {
        Section block = parent.section("compare", KeySet.COMPARE);
        return block == null
                ? null
                : new CompareSpec(
                        block.texts("ignore"),
                        unordered(block, problems),
                        tolerance(block, problems),
                        block.texts("headers"),
                        block.text("text"),
                        block.text("store"));
    }

    private static @Nullable List<Unordered> unordered(Section block, Problems problems) {
        YamlValue.Items written = block.list("unordered");
        if (written == null) {
            return null;
        }
        List<Unordered> all = new ArrayList<>();
        for (int i = 0; i < written.items().size(); i++) {
            String path = block.keyPath("unordered") + "[" + i + "]";
            if (written.items().get(i) instanceof YamlValue.Fields fields) {
                Section item = new Section(fields, KeySet.UNORDERED, path, problems);
                Written at = item.text("at");
                if (at != null) {
                    all.add(new Unordered(at, item.text("key")));
                }
            } else {
                String example = KeySet.COMPARE.example("unordered");
                Written at = Section.text(written.items().get(i), path, example, problems);
                if (at != null) {
                    all.add(new Unordered(at, null));
                }
            }
        }
        return all;
    }

    private static @Nullable List<Near> tolerance(Section block, Problems problems) {
        YamlValue.Fields written =
                block.map("tolerance", "JSON pointers, such as " + KeySet.COMPARE.example("tolerance"));
        if (written == null) {
            return null;
        }
        List<Near> all = new ArrayList<>();
        written.fields().forEach((pointer, field) -> {
            String shown = Problems.shown(pointer);
            String key = block.keyPath("tolerance") + "." + shown;
            Written by = Section.text(field.value(), key, shown + ": 0.01", problems);
            if (by != null && !by.text().isBlank()) {
                all.add(new Near(pointer, by));
            } else if (by != null) {
                problems.add(Rule.EMPTY_VALUE, by, shown + ": 0.01");
            }
        });
        return all;
    }
}
