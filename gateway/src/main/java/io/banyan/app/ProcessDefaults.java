package io.banyan.app;

import java.util.Map;

/// What libraries of this process read from system properties once, before their first use; `-D` on the command line
/// wins.
final class ProcessDefaults {
    private static final Map<String, String> VALUES = Map.of(
            // Looking for leaks costs a stack trace for each 128th buffer, 1 % of a request; the tests look at each.
            "io.netty.leakDetection.level",
            "disabled",
            // A client that negotiates anew, again and again, costs itself next to nothing.
            "jdk.tls.rejectClientInitiatedRenegotiation",
            "true");

    private ProcessDefaults() {}

    /// To be called before anything of Netty, and any TLS connection, is used.
    static void set() {
        VALUES.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    }
}
