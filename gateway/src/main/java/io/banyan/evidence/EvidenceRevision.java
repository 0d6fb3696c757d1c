package io.banyan.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Of what evidence is evidence: a short hash of whatever matters, the same on every replica and after a restart.
public final class EvidenceRevision {
    private static final int BYTES = 6;
    private static final Duration LATELY = Duration.ofMinutes(1);

    private EvidenceRevision() {}

    /// `3f9c01ab77de`.
    ///
    /// @param matters a text of all that evidence depends on
    /// @param epoch raised by each forgetting, from 0
    public static String of(String matters, long epoch) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((epoch + "\n" + matters).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// The versions that answered within a minute before the last answer of any: one, but while two share the reads.
    /// Where nobody asks any more it stays as it was.
    ///
    /// @param seen version → when it last answered
    public static SortedSet<String> lately(Map<String, Instant> seen) {
        SortedSet<String> versions = new TreeSet<>();
        if (!seen.isEmpty()) {
            Instant since = Collections.max(seen.values()).minus(LATELY);
            seen.forEach((version, at) -> {
                if (!at.isBefore(since)) {
                    versions.add(version);
                }
            });
        }
        return versions;
    }
}
