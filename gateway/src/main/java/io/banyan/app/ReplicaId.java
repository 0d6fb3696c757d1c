package io.banyan.app;

import java.util.UUID;

/// Names this replica to the others of its fleet and, in `X-Banyan-Hop`, to itself, so that a request that comes round
/// again is known. Made at the first start and kept in the state folder.
public record ReplicaId(String text) {
    private static final String FILE = "installation-id";

    static ReplicaId of(StateFolder state) {
        return new ReplicaId(
                state.keep(FILE, () -> UUID.randomUUID().toString()).text());
    }
}
