package io.banyan.app;

import java.util.UUID;

/// Names this installation to itself, so that a request that comes round again is known (`X-Banyan-Hop`). Made at the
/// first start and kept in the state folder.
public record InstallationId(String text) {
    private static final String FILE = "installation-id";

    static InstallationId of(StateFolder state) {
        return new InstallationId(
                state.keep(FILE, () -> UUID.randomUUID().toString()).text());
    }
}
