package io.banyan.blackbox.documents;

import java.util.List;

/// A command that is not typed, and why it cannot be.
///
/// @param document where it stands
/// @param part of its text or its printed output, which no other command there has
record Excuse(String document, String part, String why) {
    static final List<Excuse> ALL = List.of(
            new Excuse("docs/functions.md", "zip -qr", "makes an archive for an account of the reader's"),
            new Excuse("docs/functions.md", "create-function", "needs an account of the reader's"),
            new Excuse("docs/functions.md", "publish-version", "needs an account of the reader's"),
            new Excuse("docs/functions.md", "create-alias", "needs an account of the reader's"),
            new Excuse("docs/functions.md", "update-alias", "needs an account of the reader's"),
            new Excuse("docs/operations.md", "export BANYAN_ADMIN=https://", "names an installation of the reader's"),
            new Excuse("docs/operations.md", "BANYAN_ADMIN=https://10.1.2.3:9090", "names a replica of the reader's"),
            new Excuse("docs/operations.md", "Redis away for 3 s", "needs a Redis that is gone"),
            new Excuse("docs/operations.md", "in force on this replica, on the others", "needs a Redis that is gone"),
            new Excuse(
                    "docs/projections.md", "banyan projector", "needs the reader's database; ProjectorTests runs it"),
            new Excuse(
                    "docs/scoreboard.md",
                    "scoreboard probe",
                    "ends with 1 while the monolith answers; ScoreboardTests asks one that does not"),
            new Excuse("docs/tls.md", "serve --legacy https://monolith.internal", "needs a private authority's file"),
            new Excuse("docs/tls.md", "check routes --connect", "needs a monolith with TLS"));

    boolean covers(Printed command) {
        return command.document().equals(document) && command.whole().contains(part);
    }
}
