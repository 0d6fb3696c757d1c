package io.banyan.functionstests;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/// A key of a session, as AWS hands it out.
///
/// @param ends when AWS no longer takes it
record AccessKey(String id, String secret, String session, Instant ends) {
    /// A fresh one, of which no part occurs anywhere else.
    static AccessKey until(Instant ends) {
        return new AccessKey(
                "ASIA" + random(16).toUpperCase(Locale.ROOT),
                random(30) + "+/" + random(8),
                "IQoJ" + random(32) + "/" + random(32) + "==",
                ends.truncatedTo(ChronoUnit.SECONDS));
    }

    /// The same name with a secret that is another's.
    AccessKey withOtherSecret() {
        return new AccessKey(id, random(30) + "+/" + random(8), session, ends);
    }

    /// The same one, which ends at another time.
    AccessKey ending(Instant ended) {
        return new AccessKey(id, secret, session, ended);
    }

    private static String random(int length) {
        return UUID.randomUUID().toString().replace("-", "").substring(0, length);
    }
}
