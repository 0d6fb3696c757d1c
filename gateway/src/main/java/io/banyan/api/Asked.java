package io.banyan.api;

import io.banyan.access.Caller;
import io.banyan.admin.NoRight;
import io.banyan.live.Author;
import io.banyan.live.Door;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What every request to the admin API has in common.
///
/// @param door as the header `X-Banyan-Door` says; no proof of anything
/// @param ifMatch as written; null = none
/// @param unchangedFor how long nobody else may have changed what is to be changed, as the header
///     `X-Banyan-Unchanged-For` says in milliseconds; zero = none
/// @param contentType as written; null = none
/// @param body not looked at yet, so that who has no right learns only that
@SuppressWarnings("ArrayRecordComponent")
record Asked(
        Caller caller,
        Door door,
        @Nullable String ifMatch,
        Duration unchangedFor,
        @Nullable String contentType,
        byte[] body) {
    /// The members of the JSON body.
    JsonBody json() {
        return JsonBody.read(contentType, body);
    }

    /// @param undoOf the id of the change that is to be taken back; null = none
    Author author(String reason, @Nullable String undoOf) {
        return new Author(caller.name(), door, reason, undoOf);
    }

    void mustOperate(String group) {
        if (!caller.mayChange(group)) {
            throw new NoRight(
                    "group",
                    "%s may change %s, but not group %s; ask the group's owner or an admin"
                            .formatted(caller.name(), groups(), group));
        }
    }

    private String groups() {
        String names = String.join(", ", caller.groups().stream().sorted().toList());
        return switch (caller.groups().size()) {
            case 0 -> "no group";
            case 1 -> "group " + names;
            default -> "the groups " + names;
        };
    }
}
