package io.banyan.projections.change;

/// One entry of a log. Positions ascend; a `Mark` alone may stand where the entry before it does, and then only
/// its time is news.
public sealed interface LogEntry permits Change, SchemaChange, Mark {
    LogPosition position();
}
