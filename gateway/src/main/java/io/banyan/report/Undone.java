package io.banyan.report;

import java.time.Instant;

/// That a change was taken back.
///
/// @param id of the change that did it, the newest where several did
/// @param whole false = not every value that the change moved was put back; the rest can still be
public record Undone(String id, String by, Instant at, boolean whole) {}
