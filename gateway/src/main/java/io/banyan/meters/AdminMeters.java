package io.banyan.meters;

/// Meters of the admin port.
public final class AdminMeters {
    private final Registrar registrar;

    public AdminMeters(Registrar registrar) {
        this.registrar = registrar;
    }

    /// A request was refused.
    ///
    /// @param status 401 or 403
    /// @param cause from a closed set
    public void refused(int status, String cause) {
        registrar.counter(Meters.ADMIN_REFUSALS, String.valueOf(status), cause).increment();
    }
}
