package io.banyan.app;

import java.net.BindException;

/// Says in one line why a port could not be had and what to write instead.
final class PortRefused {
    private PortRefused() {}

    /// @param option the option's name without dashes: `port`
    static StartRefused of(String option, int port, Throwable cause) {
        return new StartRefused("port " + port + " " + why(cause) + "; choose another with --" + option, cause);
    }

    private static String why(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            if (at instanceof BindException && message.contains("Permission denied")) {
                return "may not be opened by this user (ports below 1024 need a right)";
            }
            if (at instanceof BindException && message.contains("Cannot assign")) {
                return "is asked for on an address that this machine does not have";
            }
        }
        return "is in use by another process";
    }
}
