package io.banyan.admin;

/// A port that could not be opened, and the option that asked for it.
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String option;
    private final int port;

    /// @param option the option's name without dashes: `health-port`
    PortTaken(String option, int port, Throwable cause) {
        super(option + " " + port, cause);
        this.option = option;
        this.port = port;
    }

    public String option() {
        return option;
    }

    public int port() {
        return port;
    }
}
