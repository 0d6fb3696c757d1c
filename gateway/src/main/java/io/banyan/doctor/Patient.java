package io.banyan.doctor;

import io.banyan.function.Shown;
import io.banyan.identity.IdentityRule;
import io.banyan.upstream.ConnectionTrial;
import io.banyan.upstream.Heard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One MODERN as the doctor asks it. Each answer is waited for, and none for longer than the doctor has time.
public interface Patient {
    /// Opens a connection, and sends nothing.
    ConnectionTrial connect();

    /// What its platform would be shown of who calls; null = it asks for nothing.
    @Nullable
    Shown shown();

    /// Of a function: asks whether it may be called.
    ///
    /// @param qualified false = without the alias or version that the file names
    Heard dryRun(boolean qualified);

    /// Of a function: asks how it is set up.
    Heard configuration();

    /// Makes the read of the case.
    ReadHeard read();

    /// Asks LEGACY who asks, without a credential.
    Heard whoIsNobody(IdentityRule rule);

    /// Asks the feed for its view.
    ViewHeard view(String name);

    /// What came of a read.
    ///
    /// @param wire what the platform said; null = no call was made
    /// @param answer what would be shown of it
    record ReadHeard(@Nullable Heard wire, Heard answer) {}

    /// What the feed says of a view.
    sealed interface ViewHeard {
        /// It knows the view.
        ///
        /// @param versions `v1 (active), v2`
        record Known(String versions) implements ViewHeard {}

        /// It does not.
        ///
        /// @param others that it knows
        record Unknown(List<String> others) implements ViewHeard {
            public Unknown {
                others = List.copyOf(others);
            }
        }

        /// Nobody asks a feed.
        record NoFeed() implements ViewHeard {}

        /// It could not be asked.
        record Away(String why) implements ViewHeard {}
    }
}
