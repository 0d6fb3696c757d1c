package io.banyan.demo.stage;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a demo is started with.
///
/// @param root the repository's root, which holds the built jars
/// @param folder logs, access log and the gateway's state; what an earlier demo left there is removed
/// @param routes folder of route files, written for {@link Ports#USUAL}
/// @param gateway false starts everything else alone
/// @param gatewayAfter a file, as a rule a pipe, that is read to its end before the gateway starts; null = it starts at
///     once
/// @param ramp with a mistake in the view, readers of its own, and a ramp that meets it
public record StageOptions(
        Path root,
        Path folder,
        Path routes,
        Ports ports,
        boolean gateway,
        @Nullable Path gatewayAfter,
        boolean ramp) {
    /// As `./banyan demo` without options, but on these ports and in this folder.
    public static StageOptions of(Path root, Path folder, Ports ports) {
        return new StageOptions(root, folder, root.resolve("routes"), ports, true, null, false);
    }

    public StageOptions withRoutes(Path other) {
        return new StageOptions(root, folder, other, ports, gateway, gatewayAfter, ramp);
    }

    public StageOptions withoutGateway() {
        return new StageOptions(root, folder, routes, ports, false, gatewayAfter, ramp);
    }

    /// As `./banyan demo --ramp`.
    public StageOptions withRamp() {
        return new StageOptions(root, folder, routes, ports, gateway, gatewayAfter, true);
    }

    /// Where a part's output goes.
    public Path log(Part part) {
        return folder.resolve(part.name().toLowerCase(Locale.ROOT) + ".log");
    }

    /// One line of JSON for each request that passed the gateway.
    public Path accessLog() {
        return folder.resolve("access.log");
    }

    /// The number of the projector's process while it is up, for whoever wants to stop it for a while.
    Path projectorPid() {
        return folder.resolve("projector-pid");
    }

    /// The number of the process of the host of functions while it is up.
    Path functionsPid() {
        return folder.resolve("functions-pid");
    }

    /// Copies of the functions' folders, which the host serves.
    Path functions() {
        return folder.resolve("functions");
    }

    /// What the host of functions keeps: versions, aliases, logs.
    Path functionsState() {
        return folder.resolve("functions-state");
    }

    /// Where a projector of one's own finds the database and Redis while they are up: variables for a shell.
    Path projectorEnv() {
        return folder.resolve("projector-env");
    }

    Path state() {
        return folder.resolve("gateway");
    }

    /// Its admin port's address, there while it is up: by it and the token beside it `./banyan status` finds a demo.
    Path adminUrl() {
        return folder.resolve("admin-url");
    }

    /// A token that chooses a side for one request, as one line.
    public Path previewToken() {
        return folder.resolve("preview-token");
    }

    /// The gateway's list of tokens.
    Path tokens() {
        return folder.resolve("tokens.yaml");
    }

    /// The gateway's key, by which it signs what its calls carry.
    Path wayKeys() {
        return folder.resolve("way-keys");
    }

    /// The keys of the modern side's groups, by which it knows the gateway's calls.
    Path modernKeys() {
        return folder.resolve("modern-keys");
    }

    /// Those of the groups that functions serve.
    Path functionsKeys() {
        return folder.resolve("functions-keys");
    }

    /// Where groups call each other, there while it is up.
    Path internalUrl() {
        return folder.resolve("internal-url");
    }

    Path routeCopies() {
        return folder.resolve("routes");
    }
}
