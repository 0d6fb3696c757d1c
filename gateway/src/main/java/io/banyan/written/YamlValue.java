package io.banyan.written;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a YAML document with its line from 1. Scalars stay text: `10%`, `256` and `true` mean what their key
/// says.
public sealed interface YamlValue {
    int line();

    /// How messages call it.
    default String kind() {
        return switch (this) {
            case Text text -> "'" + Problems.shown(text.text()) + "'";
            case Items items -> "a list";
            case Fields fields -> "a map";
        };
    }

    /// A single value.
    ///
    /// @param quoted tells `""` (an empty text) from nothing at all
    record Text(String text, boolean quoted, int line) implements YamlValue {
        /// True where the key stands without a value.
        public boolean nothing() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }
    }

    record Items(List<YamlValue> items, int line) implements YamlValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Keys in the order of the file.
    record Fields(Map<String, Field> fields, int line) implements YamlValue {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// A value and the line of its key.
    record Field(int line, YamlValue value) {}
}
