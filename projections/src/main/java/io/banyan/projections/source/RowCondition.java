package io.banyan.projections.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition on the rows of one table, as an operator wrote it: `group_id = 7`. It is one expression
/// and can be nothing else: brackets close only what they opened, and there is neither a semicolon nor
/// a comment, no query within it, and no call but of a few functions that only work out values: it runs as the role
/// that captures, which could do more.
record RowCondition(String where) {
    private static final int FETCHED = 1_000;
    private static final String LONGEST = "60s";
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern QUERY = Pattern.compile("(?i)\\b(select|table|with|from|into)\\b|\\bu&");
    private static final Pattern CALL = Pattern.compile("([\\p{Alnum}_\".]+)\\s*\\(");
    private static final Set<String> WORDS = Set.of(
            "and", "or", "not", "in", "is", "like", "ilike", "between", "any", "all", "array", "row", "when", "then",
            "else");
    private static final List<String> FUNCTIONS =
            List.of("lower", "upper", "length", "trim", "coalesce", "nullif", "abs", "mod", "round", "date", "numeric");

    /// Checks it.
    ///
    /// @throws SourceRefused that says what was found and what to write
    static RowCondition of(String where) {
        List<String> problems = new ArrayList<>();
        pairs(where, problems);
        words(where, problems);
        for (String not : List.of(";", "--", "/*", "\\", "$", "\0")) {
            if (where.contains(not)) {
                problems.add("has " + (not.equals("\0") ? "U+0000" : not) + " in it");
            }
        }
        if (!problems.isEmpty()) {
            throw new SourceRefused("where was '" + where + "' but it " + String.join(" and ", problems)
                    + "; it must be one condition on a row's columns, without queries, semicolons, comments, backslashes"
                    + " and dollar signs, and may call " + String.join(", ", FUNCTIONS) + "; write group_id = 7, say");
        }
        return new RowCondition(where);
    }

    private static void pairs(String where, List<String> problems) {
        char within = 0;
        int open = 0;
        boolean closes = false;
        for (int i = 0; i < where.length(); i++) {
            char at = where.charAt(i);
            boolean isQuote = at == '\'' || at == '"';
            if (within != 0) {
                within = at == within ? 0 : within;
            } else if (isQuote) {
                within = at;
            } else if (at == '(') {
                open++;
            } else if (at == ')') {
                open--;
                closes |= open < 0;
            }
        }
        if (within != 0) {
            problems.add("has a " + within + " that nothing closes");
        }
        if (open != 0 || closes) {
            problems.add("has brackets that do not match");
        }
    }

    private static void words(String where, List<String> problems) {
        String bare = TEXT.matcher(where).replaceAll("''");
        QUERY.matcher(bare).results().forEach(found -> problems.add("has " + found.group() + " in it"));
        CALL.matcher(bare)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !WORDS.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !FUNCTIONS.contains(name.toLowerCase(Locale.ROOT)))
                .forEach(name -> problems.add("calls " + name + "()"));
    }

    /// Reads the rows that fulfil it, by the extended protocol, which takes one statement at a time.
    ///
    /// @param statement in a transaction that may only read
    /// @param rows the query without a condition
    /// @throws SourceRefused when the database says that it is no such condition
    long read(Statement statement, String rows, Consumer<List<@Nullable String>> taker) throws SQLException {
        statement.execute("SET LOCAL statement_timeout = '" + LONGEST + "'");
        statement.setFetchSize(FETCHED);
        long count = 0;
        try (ResultSet found = statement.executeQuery(rows + " WHERE (" + where + ")")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<@Nullable String> values = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    values.add(found.getString(column));
                }
                taker.accept(values);
                count++;
            }
            return count;
        } catch (SQLException failed) {
            throw refused(failed);
        }
    }

    /// A message may quote a row, unless it is about the text itself.
    private SQLException refused(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        String why =
                switch (state.substring(0, 2)) {
                    case "42" ->
                        String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
                    case "57" -> "the database took longer than " + LONGEST;
                    case "0A", "21", "22", "25", "2F", "38", "P0" -> "it cannot be worked out for some row";
                    default -> "";
                };
        if (why.isEmpty() || state.startsWith("57P")) {
            return failed;
        }
        throw new SourceRefused("where was '" + where + "' but " + why + " (SQLSTATE " + state
                + "); it must be a condition on the columns of that table; write group_id = 7, say");
    }
}
