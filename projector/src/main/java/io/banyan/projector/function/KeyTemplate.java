package io.banyan.projector.function;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.Change.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key with columns in it: `event:{event_id}/rsvp:{member_id}`. Without columns it is the key itself: `*`.
///
/// @param text as it is written
/// @param columns in the order in which they stand there
record KeyTemplate(String text, List<String> columns) {
    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    KeyTemplate {
        columns = List.copyOf(columns);
    }

    /// Throws IllegalArgumentException with a message that follows on the name of what was read.
    static KeyTemplate parse(String text) {
        String rest = COLUMN.matcher(text).replaceAll("");
        if (text.isEmpty() || rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException(
                    "was '" + text + "' but must be a key, with the names of columns in braces; write event:{id}, say");
        }
        List<String> columns = new ArrayList<>();
        Matcher column = COLUMN.matcher(text);
        while (column.find()) {
            columns.add(column.group(1));
        }
        return new KeyTemplate(text, columns);
    }

    /// The first of its columns that the change does not tell of its row, or that is NULL; null: it has all.
    @Nullable
    String missing(Change change) {
        Map<String, @Nullable String> row = row(change);
        return columns.stream()
                .filter(column -> row.get(column) == null)
                .findFirst()
                .orElse(null);
    }

    /// With the values of the row that the change is about, as it is now or, when it is gone, as it was.
    ///
    /// @param change that lacks none of the columns
    String filled(Change change) {
        Map<String, @Nullable String> row = row(change);
        return COLUMN.matcher(text)
                .replaceAll(column -> Matcher.quoteReplacement(String.valueOf(row.get(column.group(1)))));
    }

    private static Map<String, @Nullable String> row(Change change) {
        return change.kind() == Kind.DELETE ? change.before() : change.after();
    }

    /// As it is written.
    @Override
    public String toString() {
        return text;
    }
}
