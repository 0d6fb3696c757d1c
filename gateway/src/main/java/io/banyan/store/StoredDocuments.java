package io.banyan.store;

import io.banyan.live.Change;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveValue;
import io.banyan.live.Revision;
import io.banyan.live.StoredGroup;
import io.banyan.live.StoredState;
import io.banyan.live.StoredSwitch;
import io.banyan.live.Values;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The documents of a state, as a store gave them.
///
/// One that cannot be read harms what it says and nothing else: legacy is always right, so a group counts as killed
/// then, and an unreadable switch for everything as thrown. What stands in its place has a revision below any real
/// one, so that a replica with a good copy brings it back (`StoreRecovery`); without one, taking the kill back mends
/// it.
///
/// @param place where they are kept, for the log: a file, a key of Redis
/// @param revision `1.42`; null = a store that holds nothing yet
/// @param everything null = never thrown
/// @param groups name → document
record StoredDocuments(
        String place, @Nullable String revision, @Nullable String everything, Map<String, String> groups) {
    /// How long the live state of a group stays whose file went away.
    static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(StoredDocuments.class);
    private static final Told TOLD = new Told();
    /// Of a text in the log that somebody else wrote.
    private static final int LONGEST = 200;
    private static final Revision UNREADABLE = new Revision(0, 1);
    private static final GroupValues KILLED = GroupValues.NONE.with(LiveValue.KILL, Values.all(true));

    /// @throws IllegalArgumentException when the revision of the whole is unreadable: nothing can be done then
    StoredState state() {
        if (revision == null) {
            return StoredState.EMPTY;
        }
        Map<String, StoredGroup> read = new HashMap<>();
        groups.forEach((name, document) -> {
            @Nullable StoredGroup group = readable("group " + name + " in " + place, document, Documents::group);
            read.put(name, group == null ? new StoredGroup(UNREADABLE, KILLED, GroupValues.NONE, 0) : group);
        });
        return new StoredState(Revision.parse(revision), read, thrown());
    }

    private StoredSwitch thrown() {
        if (everything == null) {
            return StoredState.EMPTY.everything();
        }
        @Nullable
        StoredSwitch read = readable("the kill switch for everything in " + place, everything, Documents::everything);
        return read == null ? new StoredSwitch(UNREADABLE, true) : read;
    }

    /// Those that can be read.
    static List<Change> changes(List<String> documents) {
        return documents.stream()
                .map(document -> readable("a change of the audit", document, Documents::change))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Null, and told once, where it cannot be read.
    ///
    /// @param what it is of, and where it is kept
    static <T> @Nullable T readable(String what, String document, Function<String, T> meaning) {
        try {
            return meaning.apply(document);
        } catch (IllegalArgumentException unreadable) {
            if (TOLD.isNew(what + document)) {
                LOG.error(
                        "{} cannot be read ({}) and is left out; a group counts as killed then",
                        what,
                        shown(unreadable.getMessage()));
            }
            return null;
        }
    }

    private static String shown(@Nullable String why) {
        String text = String.valueOf(why);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
