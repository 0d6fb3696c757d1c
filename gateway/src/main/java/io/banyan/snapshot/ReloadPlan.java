package io.banyan.snapshot;

import io.banyan.written.FileSignature;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Decides when the files have changed and what to read again. Pure: fed with signatures and times in milliseconds.
///
/// A change is read once nothing has stirred for 200 ms, or 400 ms after it was first seen, so that several files saved
/// together are one reload. What is read before it is quiet may be half-written: if it changes meanwhile or has errors,
/// it is read again at the next look, and taken as it is 600 ms after it was first seen. So a change is in force within
/// a second however steadily others follow it, a bad one of a moment among them. A file that is gone is believed gone
/// after 850 ms, since editors save by renaming; while one is missing, new names wait, since it may have been renamed.
///
/// @param loaded the signatures at which the files in force were read
/// @param seen those of the last look
/// @param pendingSince when `seen` first differed from `loaded`; meaningless while it does not
/// @param stirredAt when `seen` last changed
/// @param goneSince loaded names that are missing → since when
record ReloadPlan(
        Map<String, FileSignature> loaded,
        Map<String, FileSignature> seen,
        long pendingSince,
        long stirredAt,
        Map<String, Long> goneSince) {
    static final long QUIET = 200;
    static final long READ_ANYHOW = 400;
    static final long TAKEN_ANYHOW = 600;
    static final long BELIEVED_GONE = 850;

    ReloadPlan {
        loaded = Map.copyOf(loaded);
        seen = Map.copyOf(seen);
        goneSince = Map.copyOf(goneSince);
    }

    static ReloadPlan loaded(Map<String, FileSignature> signatures) {
        return new ReloadPlan(signatures, signatures, 0, 0, Map.of());
    }

    /// What to do: read `changed` again, keep the other `present` ones, drop all else.
    record Reload(Set<String> present, Set<String> changed) {}

    /// The plan after one more look.
    ReloadPlan look(Map<String, FileSignature> now, long millis) {
        Map<String, Long> gone = new HashMap<>();
        for (String name : loaded.keySet()) {
            if (!now.containsKey(name)) {
                gone.put(name, goneSince.getOrDefault(name, millis));
            }
        }
        boolean stirred = !now.equals(seen);
        boolean pending = !seen.equals(loaded);
        return new ReloadPlan(loaded, now, pending ? pendingSince : millis, stirred ? millis : stirredAt, gone);
    }

    /// What is due after the last look, if anything.
    Optional<Reload> due(long millis) {
        if (!quiet(millis) && millis - pendingSince < READ_ANYHOW) {
            return Optional.empty();
        }
        Set<String> present = new HashSet<>(loaded.keySet());
        Set<String> changed = new HashSet<>();
        boolean waiting = false;
        for (Map.Entry<String, Long> gone : goneSince.entrySet()) {
            if (millis - gone.getValue() >= BELIEVED_GONE) {
                present.remove(gone.getKey());
            } else {
                waiting = true;
            }
        }
        for (Map.Entry<String, FileSignature> file : seen.entrySet()) {
            boolean known = loaded.containsKey(file.getKey());
            if (known ? !Objects.equals(loaded.get(file.getKey()), file.getValue()) : !waiting) {
                changed.add(file.getKey());
            }
        }
        present.addAll(changed);
        boolean nothing = changed.isEmpty() && present.equals(loaded.keySet());
        return nothing ? Optional.empty() : Optional.of(new Reload(present, changed));
    }

    /// Whether what was read may be half of an edit, and the next look is to read it again.
    ///
    /// @param after the plan after a look that followed the reading
    /// @param errors a file that was read has errors
    boolean halfWritten(ReloadPlan after, boolean errors, long millis) {
        boolean stirred = after.stirredAt() != stirredAt;
        return (stirred || (errors && !quiet(millis))) && millis - pendingSince < TAKEN_ANYHOW;
    }

    private boolean quiet(long millis) {
        return millis - stirredAt >= QUIET;
    }

    /// The plan after `reload` was read at the signatures of the last look.
    ReloadPlan done(Reload reload, long millis) {
        Map<String, FileSignature> current = new HashMap<>(loaded);
        current.keySet().retainAll(reload.present());
        reload.changed().forEach(name -> current.put(name, Objects.requireNonNull(seen.get(name))));
        Map<String, Long> gone = new HashMap<>(goneSince);
        gone.keySet().retainAll(current.keySet());
        return new ReloadPlan(current, seen, millis, stirredAt, gone);
    }
}
