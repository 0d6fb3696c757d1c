package io.banyan.cli;

import io.banyan.cli.Ownership.Owned;
import java.util.List;
import java.util.stream.Collectors;

/// The source of a projection with one document for each row of a table, and of its test.
///
/// @param name of the view; begins with a letter: `member-pages`
/// @param inPackage a package's name
/// @param table with its schema
/// @param key the column of its primary key
/// @param columns what is captured, each once, the key among them; without quotes and backslashes
record ProjectionText(String name, String inPackage, Owned owned, String table, String key, List<String> columns) {
    private static final String MAIN = """
        package %PACKAGE%;

        import io.banyan.projections.change.Change;
        import io.banyan.projections.change.TableSpec;
        import io.banyan.projections.projection.Operation;
        import io.banyan.projections.projection.PartitionKey;
        import io.banyan.projections.projection.Projection;
        import io.banyan.projections.projection.View;
        import java.util.List;

        /// The view `%VIEW%`: one document for each row of `%TABLE%`.
        ///
        /// Owner: %OWNER%, %CONTACT%. Review by %REVIEW%.
        public final class %CLASS% implements Projection {
            @Override
            public String name() {
                return "%VIEW%";
            }

            /// To change this class, raise the version and build it next to the one being served.
            @Override
            public int version() {
                return 1;
            }

            /// Only these columns ever leave the database.
            @Override
            public List<TableSpec> tables() {
                return List.of(TableSpec.of("%TABLE%", %COLUMNS%));
            }

            @Override
            public PartitionKey partition(Change change) {
                return PartitionKey.of("%KIND%", change.keyValues().get("%KEY%"));
            }

            @Override
            public List<Operation> apply(Change change, View view) {
                var page = partition(change).document("page");
                return change.kind() == Change.Kind.DELETE
                        ? List.of(Operation.delete(page))
                        : List.of(Operation.patch(page, change.after()));
            }
        }
        """;

    private static final String TEST = """
        package %PACKAGE%;

        import static org.junit.jupiter.api.Assertions.assertEquals;

        import io.banyan.projections.change.Change;
        import io.banyan.projections.change.Change.Kind;
        import io.banyan.projections.change.LogPosition;
        import io.banyan.projections.change.TableName;
        import io.banyan.projections.kit.ProjectionReplay;
        import io.banyan.projections.kit.ProjectionRules;
        import io.banyan.projections.projection.PartitionKey;
        import java.util.List;
        import java.util.Map;
        import java.util.Set;
        import java.util.TreeMap;
        import org.junit.jupiter.api.Test;

        class %CLASS%Tests {
            @Test
            void isPure() {
                ProjectionRules.check(%CLASS%.class);
            }

            @Test
            void givesOneViewHoweverItIsRun() {
                var changes = List.of(
                        change(1, Kind.INSERT, Map.of(), row("1", "first")),
                        change(2, Kind.INSERT, Map.of(), row("2", "first")),
                        change(3, Kind.UPDATE, Map.of(), row("1", "second")),
                        change(4, Kind.DELETE, row("2", "first"), Map.of()));

                var view = ProjectionReplay.check(new %CLASS%(), changes);

                var page = PartitionKey.of("%KIND%", "1").document("page");
                assertEquals(Set.of(page), view.keySet());
                assertEquals(row("1", "second"), view.get(page).document().fields());
            }

            private static Change change(
                    long position, Kind kind, Map<String, String> before, Map<String, String> after) {
                return new Change(
                        new LogPosition(position, 1),
                        kind,
                        TableName.parse("%TABLE%"),
                        List.of("%KEY%"),
                        before,
                        after);
            }

            private static Map<String, String> row(String key, String text) {
                var row = new TreeMap<String, String>();
                for (String column : List.of(%COLUMNS%)) {
                    row.put(column, column.equals("%KEY%") ? key : text);
                }
                return row;
            }
        }
        """;

    String main() {
        return filled(MAIN);
    }

    String test() {
        return filled(TEST);
    }

    /// `member-pages` → `MemberPagesProjection`.
    String className() {
        StringBuilder all = new StringBuilder();
        for (String word : List.of(name.split("-", -1))) {
            if (!word.isEmpty()) {
                all.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return all.append("Projection").toString();
    }

    private String filled(String template) {
        String listed = columns.stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        return template.replace("%PACKAGE%", inPackage)
                .replace("%CLASS%", className())
                .replace("%VIEW%", name)
                .replace("%TABLE%", table)
                .replace("%KIND%", table.substring(table.indexOf('.') + 1))
                .replace("%KEY%", key)
                .replace("%COLUMNS%", listed)
                .replace("%REVIEW%", owned.reviewBy().toString())
                .replace("%OWNER%", owned.owner())
                .replace("%CONTACT%", owned.contact());
    }
}
