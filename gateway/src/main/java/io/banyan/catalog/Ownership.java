package io.banyan.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who answers for something.
///
/// @param reviewBy the day by which they look at it again; null = it is looked at with its group
public record Ownership(
        String owner, String contact, @Nullable LocalDate reviewBy) {
    /// True from the day after `reviewBy`.
    public boolean isOverdue(LocalDate today) {
        return reviewBy != null && reviewBy.isBefore(today);
    }
}
