package io.banyan.projector.app;

import io.banyan.projections.log.LogRefused;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.source.SourceTrouble;
import io.banyan.projections.store.ViewRefused;
import io.banyan.projections.store.ViewUnavailable;

/// Keeps views until it is told to end: SIGTERM ends it with 143, and another projector takes over at once. What keeps
/// it from starting is printed, and ends it with 1; nothing was made then.
public final class Main {
    private static final int FAILED = 1;

    private Main() {}

    public static void main(String[] words) {
        System.exit(ProjectorCommand.run(words, System.getenv(), Main::run));
    }

    private static int run(ProjectorSpec spec) {
        try {
            Projector projector = Projector.start(spec);
            Runtime.getRuntime().addShutdownHook(new Thread(projector::close, "projector-end"));
            projector.tellUntilClosed();
            return FAILED;
        } catch (StartRefused | SourceTrouble | LogRefused | LogUnavailable | ViewRefused | ViewUnavailable refused) {
            System.err.println("banyan: " + refused.getMessage());
            return FAILED;
        }
    }
}
