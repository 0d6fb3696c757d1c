package io.banyan.app;

import io.banyan.options.StartRefused;

/// Says in one line why a port could not be had and what to write instead.
final class PortRefused {
    private PortRefused() {}

    /// @param option the option's name without dashes: `port`
    /// @param cause what the system said, somewhere in its chain
    static StartRefused of(String option, int port, Throwable cause) {
        return new StartRefused("port " + port + " " + why(cause) + "; choose another with --" + option, cause);
    }

    private static String why(Throwable cause) {
        String last = "";
        for (Throwable at = cause; at != null; at = at.getCause()) {
            last = String.valueOf(at.getMessage());
            if (last.contains("Address already in use")) {
                return "is in use by another process";
            }
            if (last.contains("Permission denied")) {
                return "cannot be opened by this user (ports below 1024 need extra privileges)";
            }
            if (last.contains("Cannot assign requested address")) {
                return "is requested on an address that this machine does not have";
            }
        }
        return "cannot be opened (" + last + ")";
    }
}
