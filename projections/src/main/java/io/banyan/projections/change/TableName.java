package io.banyan.projections.change;

/// A table of the monolith: `public.event`. Both names as the database keeps them, without quotes, in its own
/// case. Neither is empty.
public record TableName(String schema, String name) implements Comparable<TableName> {
    public TableName {
        if (schema.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a table has a schema and a name; write public.event, say");
        }
    }

    /// Reads `schema.name`, split at the first dot; a name alone is in schema `public`. Throws
    /// IllegalArgumentException with a message that follows on the name of what was read.
    public static TableName parse(String text) {
        int dot = text.indexOf('.');
        String schema = dot < 0 ? "public" : text.substring(0, dot);
        String name = text.substring(dot + 1);
        if (schema.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("was '" + text + "' but must be schema.table; write public.event, say");
        }
        return new TableName(schema, name);
    }

    @Override
    public int compareTo(TableName other) {
        int schemas = schema.compareTo(other.schema);
        return schemas != 0 ? schemas : name.compareTo(other.name);
    }

    /// `public.event`.
    @Override
    public String toString() {
        return schema + "." + name;
    }
}
